import { checkColumnCount } from '#adapters/local/records/column-count.ts';
import { RowAssembler } from '#adapters/local/records/delimited-rows.ts';
import { type Delimiter, sniffDelimiter } from '#adapters/local/records/delimiter.ts';
import { type Encoding, type OpenedText, openText } from '#adapters/local/records/open-bytes.ts';
import type { SourceFile } from '#adapters/local/records/source-file.ts';
import { linesOf } from '#adapters/local/records/text-lines.ts';
import { AirlockError } from '#core/errors.ts';
import type { RecordSource, SourceRecord } from '#core/ports/record-source.ts';

/** Options of a delimited file; what is left out is found out. */
export interface DelimitedOptions {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter | undefined;
}

interface Header {
  readonly names: readonly string[];
  readonly delimiter: Delimiter;
}

/** The first place of each name. */
const placesOf = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map(names.map((name, at): [string, number] => [name, at]).reverse());

/** CSV and TSV as the world writes them: RFC 4180 with any usual delimiter, BOM, CRLF, quoted newlines. */
export class DelimitedSource implements RecordSource {
  readonly #file: SourceFile;
  readonly #options: DelimitedOptions;
  #text: OpenedText | undefined;
  #header: Header | undefined;

  constructor(file: SourceFile, options: DelimitedOptions) {
    this.#file = file;
    this.#options = options;
  }

  async columns(): Promise<readonly string[]> {
    this.#header ??= await this.#readHeader();
    return this.#header.names;
  }

  progress(): { done: number; total: number } {
    return this.#text?.progress() ?? { done: 0, total: 1 };
  }

  async *records(wanted: readonly string[]): AsyncIterable<readonly SourceRecord[]> {
    const { names, delimiter } = this.#header ?? (await this.#readHeader());
    const placeOf = placesOf(names);
    const places = wanted.map((name) => placeOf.get(name) ?? -1);
    this.#text = await openText(this.#file, this.#options.encoding);
    const assembler = new RowAssembler(delimiter);
    let headers = 1;
    const recordsOf = (rows: ReturnType<RowAssembler['push']>): SourceRecord[] => {
      const data = rows.slice(headers);
      headers -= Math.min(headers, rows.length);
      return data.map(({ line, fields }) => ({
        line,
        fields: fields && places.map((place) => fields[place] ?? null),
      }));
    };
    for await (const lines of linesOf(this.#text.chunks)) yield recordsOf(assembler.push(lines));
    yield recordsOf(assembler.end());
  }

  async #readHeader(): Promise<Header> {
    const text = await openText(this.#file, this.#options.encoding);
    let assembler: RowAssembler | undefined;
    let delimiter: Delimiter = ',';
    for await (const lines of linesOf(text.chunks)) {
      if (!assembler) {
        delimiter = this.#delimiterOf(lines.find((line) => line?.trim() !== '') ?? '');
        assembler = new RowAssembler(delimiter);
      }
      const [first] = assembler.push(lines);
      if (first) return { names: this.#namesOf(first.fields), delimiter };
    }
    const [only] = assembler?.end() ?? [];
    if (!only) throw this.#fault('holds no header line: export it again with one');
    return { names: this.#namesOf(only.fields), delimiter };
  }

  #namesOf(fields: readonly string[] | undefined): readonly string[] {
    if (!fields)
      throw this.#fault('has a stray quote in its header line, or none at all: export it again');
    checkColumnCount(this.#file.path, fields.length);
    const names = fields.map((name) => name.trim());
    const places = placesOf(names);
    const again = names.findIndex((name, at) => places.get(name) !== at);
    if (again === -1) return names;
    // By their places, not their names: a file without header would show a person's data here.
    const alike = `${(places.get(names[again] ?? '') ?? 0) + 1} and ${again + 1}`;
    throw this.#fault(`names its columns ${alike} alike: rename one of them`);
  }

  #delimiterOf(header: string): Delimiter {
    if (this.#options.delimiter) return this.#options.delimiter;
    return /\.(tsv|tab)(\.\w+)?$/i.test(this.#file.path) ? '\t' : sniffDelimiter(header);
  }

  #fault(says: string): AirlockError {
    return new AirlockError('input', `"${this.#file.path}" ${says}.`);
  }
}
