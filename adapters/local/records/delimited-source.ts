import { checkColumnCount } from '#adapters/local/records/column-count.ts';
import type { Encoding } from '#adapters/local/records/decode-text.ts';
import type { Delimiter } from '#adapters/local/records/delimiter.ts';
import { findHeader, type Header } from '#adapters/local/records/find-header.ts';
import { type OpenedText, openText } from '#adapters/local/records/open-bytes.ts';
import type { SourceInput } from '#adapters/local/records/source-input.ts';
import { splitText, stateAt } from '#adapters/local/records/split-text.ts';
import { type Line, linesIn, linesOf, textLines } from '#adapters/local/records/text-lines.ts';
import { distinctNames, findColumns } from '#core/drops/find-columns.ts';
import { AirlockError } from '#core/errors.ts';
import type {
  RecordSource,
  SourcePiece,
  SourceRecord,
  TextPiece,
  TextState,
} from '#core/ports/record-source.ts';
import {
  LOOK_AHEAD_ROWS,
  MAX_HEADER_LENGTH,
  MAX_HEADER_LINES,
  PIECE_LENGTH,
} from '#core/source-limits.ts';

const UTF_8 = new TextEncoder();

/** Options of a delimited file; what is left out is found out. */
export interface DelimitedOptions {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter | undefined;
  /** Whether quotes and delimiters inside fields are escaped by backslashes. */
  readonly backslash?: boolean;
}

/** CSV and TSV as the world writes them: RFC 4180 with any delimiter, BOM, line ends, titles and footers of reports. */
export class DelimitedSource implements RecordSource {
  readonly #input: SourceInput;
  readonly #options: DelimitedOptions;
  #text: OpenedText | undefined;
  #notes: readonly string[] = [];
  #shortRows = 0;

  constructor(input: SourceInput, options: DelimitedOptions) {
    this.#input = input;
    this.#options = options;
  }

  async columns(wanted: readonly string[]): Promise<readonly string[]> {
    return distinctNames((await this.#header(wanted)).names);
  }

  progress(): { done: number; total: number } {
    return this.#text?.progress() ?? { done: 0, total: 1 };
  }

  notes(): readonly string[] {
    const short =
      this.#shortRows === 0
        ? []
        : [
            `Rows with fewer fields than the header: ${this.#shortRows}, of which what is missing at the end was taken as empty.`,
          ];
    return [...this.#notes, ...short, ...(this.#text?.notes() ?? [])];
  }

  async *records(wanted: readonly string[]): AsyncIterable<readonly SourceRecord[]> {
    for await (const piece of this.#read(wanted, Number.POSITIVE_INFINITY))
      if (isSplit(piece)) yield piece;
  }

  pieces(wanted: readonly string[]): AsyncIterable<SourcePiece> {
    return this.#read(wanted, LOOK_AHEAD_ROWS);
  }

  /** Takes apart so many rows and some more, and leaves the others in their text. */
  async *#read(wanted: readonly string[], rows: number): AsyncGenerator<SourcePiece> {
    const header = await this.#header(wanted);
    const { names, delimiter, line } = header;
    const places = findColumns(names, wanted);
    this.#notes = headerNotes(header, wanted, places);
    this.#shortRows = 0;
    this.#text = await openText(this.#input, this.#options.encoding);
    const { backslash = false } = this.#options;
    const table = { delimiter, width: names.length, backslash, places };
    let split = 0;
    let before = line - 1;
    let state: TextState | undefined = stateAt(line);
    const texts = textLines(this.#text.chunks, () => (split < rows ? 0 : PIECE_LENGTH));
    for await (const { each, isLast } of withLast(texts)) {
      const layout = { ...table, newline: each.newline };
      const settle = this.#settler(isLast);
      if (split >= rows) {
        yield { bytes: () => UTF_8.encode(each.text), layout, state, isLast, settle };
        state = undefined;
        continue;
      }
      const all = linesIn(each.text, each.newline);
      const lines = all.slice(before);
      before -= Math.min(before, all.length);
      const read = splitText({
        lines,
        layout,
        state: state ?? stateAt(line),
        isLast,
        header: line,
      });
      settle(read);
      state = read.after;
      split += read.records.length;
      yield read.records;
    }
  }

  /** Makes what notes how a piece was read. */
  #settler(isLast: boolean): TextPiece['settle'] {
    return ({ shortRows, after: { held } }) => {
      this.#shortRows += shortRows;
      if (isLast && held[0])
        this.#notes = [...this.#notes, footerNote({ lines: held.length, line: held[0].line })];
    };
  }

  async #header(wanted: readonly string[]): Promise<Header> {
    const { path } = this.#input;
    const { encoding, delimiter, backslash = false } = this.#options;
    const head = await firstLines(await openText(this.#input, encoding));
    const byName = /\.(tsv|tab)(\.\w+)?$/i.test(path) ? '\t' : undefined;
    const hints = { wanted, delimiter: delimiter ?? byName, backslash };
    const header = findHeader(head, hints);
    if (!header) throw this.#fault('holds no header line: export it again with one');
    if (header === 'unreadable')
      throw this.#fault('has a stray quote in its header line, or none at all: export it again');
    checkColumnCount(path, header.names.length);
    return header;
  }

  #fault(says: string): AirlockError {
    return new AirlockError('input', `"${this.#input.path}" ${says}.`);
  }
}

/** Lines among which the header is looked for. */
const firstLines = async (text: OpenedText): Promise<readonly Line[]> => {
  const head: Line[] = [];
  let length = 0;
  for await (const lines of linesOf(text.chunks))
    for (const line of lines) {
      if (head.length >= MAX_HEADER_LINES || length > MAX_HEADER_LENGTH) return head;
      head.push(line);
      length += line?.length ?? 0;
    }
  return head;
};

const isSplit = (piece: SourcePiece): piece is readonly SourceRecord[] => Array.isArray(piece);

/** Each of some, and whether it is the last one. */
async function* withLast<Each>(
  all: AsyncIterable<Each>,
): AsyncGenerator<{ readonly each: Each; readonly isLast: boolean }> {
  let before: { readonly each: Each } | undefined;
  for await (const each of all) {
    if (before) yield { ...before, isLast: false };
    before = { each };
  }
  if (before) yield { ...before, isLast: true };
}

const headerNotes = (
  { line, skipped }: Header,
  wanted: readonly string[],
  places: readonly (readonly number[])[],
): readonly string[] => [
  ...(skipped === 0
    ? []
    : [
        `The header is on line ${line}, and lines of text before it that were skipped: ${skipped}.`,
      ]),
  ...[...new Set(wanted)].flatMap((name) => {
    const columns = places[wanted.indexOf(name)]?.length ?? 0;
    if (columns <= 1) return [];
    return [`${columns} columns are called "${name}": the values of all of them were read.`];
  }),
];

const footerNote = ({ lines, line }: { readonly lines: number; readonly line: number }): string =>
  `Lines at the end, from line ${line} on, that were taken as the footer of a report and left out: ${lines}.`;
