import type { Delimiter } from '#adapters/local/records/delimiter.ts';
import type { Line } from '#adapters/local/records/text-lines.ts';
import { MAX_RECORD_BYTES } from '#core/limits.ts';

/** A row and the line it starts on; without fields if it cannot be read. */
export interface DelimitedRow {
  readonly line: number;
  readonly fields: readonly string[] | undefined;
}

type Split = readonly string[] | 'open' | 'stray';

/** Splits the text of one row (RFC 4180): its fields, or what is wrong with its quotes. */
const splitRow = (text: string, delimiter: Delimiter): Split => {
  if (!text.includes('"')) return text.split(delimiter);
  const fields: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const quoted = text[at] === '"';
    const end = quoted ? closingQuote(text, at) + 1 : fieldEnd(text, at, delimiter);
    if (quoted && end === 0) return 'open';
    const next = text[end];
    if (next !== undefined && next !== delimiter) return 'stray';
    const field = text.slice(at, end);
    if (!quoted && field.includes('"')) return 'stray';
    fields.push(quoted ? field.slice(1, -1).replaceAll('""', '"') : field);
    at = end + 1;
  }
  return fields;
};

const fieldEnd = (text: string, from: number, delimiter: Delimiter): number => {
  const end = text.indexOf(delimiter, from);
  return end === -1 ? text.length : end;
};

/** Where the quoted field that opens at `from` closes; -1 if it does not. */
const closingQuote = (text: string, from: number): number => {
  let quote = text.indexOf('"', from + 1);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote;
};

const holdsOddQuotes = (line: string): boolean => {
  let odd = false;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) odd = !odd;
  return odd;
};

const withoutReturn = (text: string): string => (text.endsWith('\r') ? text.slice(0, -1) : text);

/** How many lines a row takes, and its fields if it can be read. */
interface Taken {
  readonly lines: number;
  readonly fields: readonly string[] | undefined;
}
const UNREADABLE: Taken = { lines: 1, fields: undefined };

/**
 * Puts rows together from lines. A row with a fault in its quotes costs its first line only, and
 * reading goes on at the next line: a stray quote never swallows the rows behind it.
 */
export class RowAssembler {
  readonly #delimiter: Delimiter;
  #pending: readonly Line[] = [];
  #line = 1;
  #width: number | undefined;

  constructor(delimiter: Delimiter) {
    this.#delimiter = delimiter;
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
      const blank = first === '' || first === '\r';
      const taken = blank ? undefined : this.#rowAt(at, atEnd);
      if (taken === 'needs more') break;
      if (taken) {
        rows.push({ line: this.#line, fields: taken.fields });
        this.#width ??= taken.fields?.length;
      }
      at += taken?.lines ?? 1;
      this.#line += taken?.lines ?? 1;
    }
    this.#pending = this.#pending.slice(at);
    return rows;
  }

  #rowAt(at: number, atEnd: boolean): Taken | 'needs more' {
    const first = this.#pending[at];
    if (first === undefined) return UNREADABLE;
    const split = splitRow(withoutReturn(first), this.#delimiter);
    if (split !== 'open') return this.#fitting(split, 1);
    let size = first.length;
    for (let to = at + 1; to < this.#pending.length; to += 1) {
      const line = this.#pending[to];
      size += (line?.length ?? MAX_RECORD_BYTES) + 1;
      if (line === undefined || size > MAX_RECORD_BYTES) return UNREADABLE;
      if (!holdsOddQuotes(line)) continue;
      const whole = this.#pending.slice(at, to + 1).join('\n');
      return this.#fitting(splitRow(withoutReturn(whole), this.#delimiter), to + 1 - at);
    }
    return atEnd ? UNREADABLE : 'needs more';
  }

  #fitting(split: Split, lines: number): Taken {
    const fits =
      typeof split !== 'string' && (this.#width === undefined || split.length === this.#width);
    return fits ? { lines, fields: split } : UNREADABLE;
  }
}
