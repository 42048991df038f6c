import { checkColumnCount } from '#adapters/local/records/column-count.ts';
import type { Encoding } from '#adapters/local/records/decode-text.ts';
import {
  type DelimitedRow,
  fitsWidth,
  RowAssembler,
} from '#adapters/local/records/delimited-rows.ts';
import type { Delimiter } from '#adapters/local/records/delimiter.ts';
import { findHeader, type Header } from '#adapters/local/records/find-header.ts';
import { type OpenedText, openText } from '#adapters/local/records/open-bytes.ts';
import { ReportFooter } from '#adapters/local/records/report-footer.ts';
import type { SourceInput } from '#adapters/local/records/source-input.ts';
import { type Line, linesOf } from '#adapters/local/records/text-lines.ts';
import { distinctNames, findColumns } from '#core/drops/find-columns.ts';
import { joinValues } from '#core/drops/several-values.ts';
import { AirlockError } from '#core/errors.ts';
import type { RecordSource, SourceRecord } from '#core/ports/record-source.ts';
import { MAX_HEADER_LENGTH, MAX_HEADER_LINES } from '#core/source-limits.ts';

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
    const header = await this.#header(wanted);
    const { delimiter, line } = header;
    const width = header.names.length;
    const places = findColumns(header.names, wanted);
    this.#notes = headerNotes(header, wanted, places);
    this.#shortRows = 0;
    this.#text = await openText(this.#input, this.#options.encoding);
    const backslash = this.#options.backslash ?? false;
    const assembler = new RowAssembler({ delimiter, width, line, backslash });
    const footer = new ReportFooter(width, places);
    const recordsOf = (rows: readonly DelimitedRow[]): SourceRecord[] =>
      footer
        .release(rows.filter((row) => row.line !== line))
        .map((row) => this.#recordOf(row, width, places));
    for await (const lines of linesFrom(line, linesOf(this.#text.chunks)))
      yield recordsOf(assembler.push(lines));
    yield recordsOf(assembler.end());
    const end = footer.end();
    if (end) this.#notes = [...this.#notes, footerNote(end)];
  }

  /** Rows may be short, or have a comma too many at their ends; what has more fields is no row. */
  #recordOf(
    { line, fields }: DelimitedRow,
    width: number,
    places: readonly (readonly number[])[],
  ): SourceRecord {
    if (!fields || (fields.length > width && !fitsWidth(fields, width)))
      return { line, fields: undefined };
    if (fields.length < width) this.#shortRows += 1;
    return { line, fields: places.map((each) => fieldOf(fields, each)) };
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

const fieldOf = (fields: readonly string[], places: readonly number[]): string | null => {
  const [only = -1] = places;
  if (places.length <= 1) return fields[only] ?? null;
  return joinValues(places.map((place) => fields[place] ?? ''));
};

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

/** The lines from a number on. */
async function* linesFrom(
  first: number,
  batches: AsyncIterable<readonly Line[]>,
): AsyncGenerator<readonly Line[]> {
  let before = first - 1;
  for await (const lines of batches) {
    yield before === 0 ? lines : lines.slice(before);
    before -= Math.min(before, lines.length);
  }
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
