import type { Delimiter } from '#adapters/local/records/delimiter.ts';
import {
  type Dialect,
  type Quoting,
  splitRow,
  turnsQuotes,
} from '#adapters/local/records/split-row.ts';
import type { Line } from '#adapters/local/records/text-lines.ts';
import { MAX_RECORD_BYTES } from '#core/source-limits.ts';

/** A row and the line it starts on; without fields if it cannot be read. */
export interface DelimitedRow {
  readonly line: number;
  readonly fields: readonly string[] | undefined;
  /** Whether an empty line stands before it. */
  readonly afterBlank: boolean;
}

/** How the rows of a text are written. */
export interface RowLayout {
  readonly delimiter: Delimiter;
  /** Fields of a row, where the header is known. */
  readonly width?: number;
  /** Whether quotes are known to stand behind backslashes. */
  readonly backslash?: boolean;
}

/** Where an assembler stands between two lines. */
export interface RowState {
  /** The number of the next line. */
  readonly line: number;
  /** Lines before it, of a row that they do not complete. */
  readonly pending: readonly Line[];
  /** Whether an empty line stands before the next row. */
  readonly afterBlank: boolean;
}

const AT_START: RowState = { line: 1, pending: [], afterBlank: false };

/** How many lines a row takes, and its fields if it can be read. */
interface Taken {
  readonly lines: number;
  readonly fields: readonly string[] | undefined;
}
const UNREADABLE: Taken = { lines: 1, fields: undefined };

const FOUND_OUT: readonly Quoting[] = ['doubled', 'backslash', 'bare'];
const BACKSLASH: readonly Quoting[] = ['backslash'];

/** The end of a file of DOS, on a line of its own. */
const DOS_END = '\x1a';

const withoutReturn = (text: string): string =>
  text.endsWith('\r') ? text.replace(/\r+$/, '') : text;

/**
 * Puts rows together from lines. Quotes are read as RFC 4180 has them; a row that so cannot be read, or
 * has not the width of the header, is read in other ways, if one gives just that width. A row with a fault
 * in its quotes costs its first line only, and reading goes on at the next line: a stray quote never
 * swallows the rows behind it.
 */
export class RowAssembler {
  readonly #layout: RowLayout;
  readonly #dialects: readonly Dialect[];
  #pending: readonly Line[];
  /** Of the first pending line. */
  #line: number;
  #afterBlank: boolean;

  constructor(layout: RowLayout, state: RowState = AT_START) {
    this.#layout = layout;
    const { delimiter, backslash } = layout;
    this.#dialects = (backslash ? BACKSLASH : FOUND_OUT).map((quoting) => ({ delimiter, quoting }));
    this.#pending = state.pending;
    this.#line = state.line - state.pending.length;
    this.#afterBlank = state.afterBlank;
  }

  /** Where it stands: another goes on from there. */
  get state(): RowState {
    const line = this.#line + this.#pending.length;
    return { line, pending: this.#pending, afterBlank: this.#afterBlank };
  }

  /** Rows that are complete with these lines. */
  push(lines: readonly Line[]): DelimitedRow[] {
    this.#pending = this.#pending.length === 0 ? lines : [...this.#pending, ...lines];
    return this.#take(false);
  }

  /** Rows that the end of the text completes. */
  end(): DelimitedRow[] {
    return this.#take(true);
  }

  #take(atEnd: boolean): DelimitedRow[] {
    const rows: DelimitedRow[] = [];
    let at = 0;
    while (at < this.#pending.length) {
      const first = this.#pending[at];
      const blank = first !== undefined && this.#isBlank(withoutReturn(first));
      const taken = blank ? undefined : this.#rowAt(at, atEnd);
      if (taken === 'needs more') break;
      if (taken)
        rows.push({ line: this.#line, fields: taken.fields, afterBlank: this.#afterBlank });
      this.#afterBlank = blank;
      at += taken?.lines ?? 1;
      this.#line += taken?.lines ?? 1;
    }
    this.#pending = this.#pending.slice(at);
    return rows;
  }

  #isBlank(text: string): boolean {
    if (text === '' || text === DOS_END) return true;
    return text.trim() === '' && !text.includes(this.#layout.delimiter);
  }

  #rowAt(at: number, atEnd: boolean): Taken | 'needs more' {
    // Of another width, but for its quotes a row: it may be short, or the footer of a report.
    let misfit: Taken | undefined;
    for (const dialect of this.#dialects) {
      if (misfit && dialect.quoting === 'bare') break;
      const taken = this.#read(at, atEnd, dialect);
      if (taken === 'needs more' || this.#fits(taken)) return taken;
      if (taken.fields && taken.lines === 1) misfit ??= taken;
    }
    return misfit ?? UNREADABLE;
  }

  /** The row in one of the ways to read quotes. */
  #read(at: number, atEnd: boolean, dialect: Dialect): Taken | 'needs more' {
    const first = this.#pending[at];
    if (first === undefined) return UNREADABLE;
    const split = splitRow(withoutReturn(first), dialect);
    if (split === 'open' && dialect.quoting !== 'bare') return this.#readLines(at, atEnd, dialect);
    return typeof split === 'string' ? UNREADABLE : { lines: 1, fields: split };
  }

  /** A row whose first line leaves a quote open. */
  #readLines(at: number, atEnd: boolean, dialect: Dialect): Taken | 'needs more' {
    let size = this.#pending[at]?.length ?? 0;
    for (let to = at + 1; to < this.#pending.length; to += 1) {
      const line = this.#pending[to];
      size += (line?.length ?? MAX_RECORD_BYTES) + 1;
      if (line === undefined || size > MAX_RECORD_BYTES) return UNREADABLE;
      if (!turnsQuotes(line, dialect.quoting)) continue;
      const whole = withoutReturn(this.#pending.slice(at, to + 1).join('\n'));
      const split = splitRow(whole, dialect);
      return typeof split === 'string' ? UNREADABLE : { lines: to + 1 - at, fields: split };
    }
    return atEnd ? UNREADABLE : 'needs more';
  }

  /** Whether a row has the width of the header; a comma too many at its end is none. */
  #fits({ fields }: Taken): boolean {
    const { width } = this.#layout;
    if (!fields) return false;
    return width === undefined || fitsWidth(fields, width);
  }
}

/** Whether fields are as many as the header has, or more of which the last are empty. */
export const fitsWidth = (fields: readonly string[], width: number): boolean =>
  fields.length === width ||
  (fields.length > width && fields.slice(width).every((field) => field.trim() === ''));
