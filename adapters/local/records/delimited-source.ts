import { type CsvError, type Info, type Parser, parse } from 'csv-parse';
import { type Delimiter, sniffDelimiter } from '#adapters/local/records/delimiter.ts';
import { type Encoding, type OpenedText, openText } from '#adapters/local/records/open-bytes.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_RECORD_BYTES } from '#core/limits.ts';
import type { RecordSource, SourceRecord } from '#core/ports/record-source.ts';

const BATCH = 2_000;

/** Options of a delimited file; what is left out is found out. */
export interface DelimitedOptions {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter | undefined;
}

interface Parsed {
  readonly record: string[];
  readonly info: Info;
}

/** CSV and TSV as the world writes them: RFC 4180 with any usual delimiter, BOM, CRLF, quoted newlines. */
export class DelimitedSource implements RecordSource {
  readonly #path: string;
  readonly #options: DelimitedOptions;
  #text: OpenedText | undefined;
  #header: readonly string[] | undefined;

  constructor(path: string, options: DelimitedOptions) {
    this.#path = path;
    this.#options = options;
  }

  async columns(): Promise<readonly string[]> {
    if (this.#header) return this.#header;
    const text = await openText(this.#path, this.#options.encoding);
    const delimiter = await this.#delimiter();
    const parser = text.stream.pipe(parse({ ...dialect(delimiter), to: 1, relax_quotes: true }));
    text.stream.on('error', (error) => parser.destroy(error));
    for await (const record of parser)
      this.#header = (record as string[]).map((name) => name.trim());
    text.stream.destroy();
    if (!this.#header) throw this.#fault('holds no header line: export it again with one');
    const twice = this.#header.find((name, at) => this.#header?.indexOf(name) !== at);
    if (twice !== undefined)
      throw this.#fault(`names the column "${twice}" twice: rename one of them`);
    return this.#header;
  }

  progress(): { done: number; total: number } {
    return this.#text?.progress() ?? { done: 0, total: 1 };
  }

  async *records(wanted: readonly string[]): AsyncIterable<readonly SourceRecord[]> {
    const header = await this.columns();
    const places = wanted.map((name) => header.indexOf(name));
    this.#text = await openText(this.#path, this.#options.encoding);
    const faults: SourceRecord[] = [];
    const parser = this.#parser(this.#text, await this.#delimiter(), faults);
    let batch: SourceRecord[] = [];
    let lineBefore = 1;
    let rows = 0;
    for await (const each of parser) {
      const { record, info } = each as Parsed;
      if (info.records === 1 && rows === 0 && lineBefore === 1) {
        lineBefore = info.lines;
        rows = 1;
        continue;
      }
      batch.push({ line: lineBefore + 1, fields: pick(record, header.length, places) });
      lineBefore = info.lines;
      if (batch.length + faults.length < BATCH) continue;
      yield [...batch, ...faults.splice(0)];
      batch = [];
    }
    if (batch.length + faults.length > 0) yield [...batch, ...faults];
  }

  #parser(text: OpenedText, delimiter: Delimiter, faults: SourceRecord[]): Parser {
    const parser = parse({
      ...dialect(delimiter),
      info: true,
      skip_records_with_error: true,
      on_skip: (error: CsvError | undefined) => {
        faults.push({ line: Number(error?.lines ?? 0), fields: undefined });
        return undefined;
      },
    });
    text.stream.on('error', (error) => parser.destroy(error));
    return text.stream.pipe(parser);
  }

  async #delimiter(): Promise<Delimiter> {
    if (this.#options.delimiter) return this.#options.delimiter;
    if (/\.(tsv|tab)(\.\w+)?$/i.test(this.#path)) return '\t';
    const { stream } = await openText(this.#path, this.#options.encoding);
    try {
      for await (const chunk of stream)
        return sniffDelimiter(String(chunk).split(/\r?\n/, 1)[0] ?? '');
      return ',';
    } finally {
      stream.destroy();
    }
  }

  #fault(says: string): AirlockError {
    return new AirlockError('input', `"${this.#path}" ${says}.`);
  }
}

const dialect = (delimiter: Delimiter) =>
  ({
    delimiter,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
  }) as const;

const pick = (
  record: readonly string[],
  width: number,
  places: readonly number[],
): readonly (string | null)[] | undefined =>
  record.length === width ? places.map((place) => record[place] ?? null) : undefined;
