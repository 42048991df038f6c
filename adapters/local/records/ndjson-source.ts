import { createInterface } from 'node:readline';
import { type Encoding, type OpenedText, openText } from '#adapters/local/records/open-bytes.ts';
import { AirlockError } from '#core/errors.ts';
import type { RecordSource, SourceRecord } from '#core/ports/record-source.ts';

const BATCH = 2_000;
/** Lines that are looked at to find out which columns there are. */
const SAMPLE_LINES = 100;

const parseObject = (line: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(line);
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined;
    return value as Record<string, unknown>;
  } catch {
    return undefined;
  }
};

const textOf = (value: unknown): string | null =>
  value === null || value === undefined
    ? null
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

/** One JSON object a line. */
export class NdjsonSource implements RecordSource {
  readonly #path: string;
  readonly #encoding: Encoding;
  #text: OpenedText | undefined;

  constructor(path: string, encoding: Encoding) {
    this.#path = path;
    this.#encoding = encoding;
  }

  async columns(): Promise<readonly string[]> {
    const names = new Set<string>();
    let lines = 0;
    for await (const { object } of this.#objects(await openText(this.#path, this.#encoding))) {
      for (const name of Object.keys(object ?? {})) names.add(name);
      lines += 1;
      if (lines >= SAMPLE_LINES) break;
    }
    if (names.size > 0) return [...names];
    throw new AirlockError(
      'input',
      `"${this.#path}" holds no JSON objects: write one object a line.`,
    );
  }

  progress(): { done: number; total: number } {
    return this.#text?.progress() ?? { done: 0, total: 1 };
  }

  async *records(wanted: readonly string[]): AsyncIterable<readonly SourceRecord[]> {
    this.#text = await openText(this.#path, this.#encoding);
    let batch: SourceRecord[] = [];
    for await (const { line, object } of this.#objects(this.#text)) {
      batch.push({ line, fields: object && wanted.map((name) => textOf(object[name])) });
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  async *#objects(
    text: OpenedText,
  ): AsyncIterable<{ line: number; object: Record<string, unknown> | undefined }> {
    let line = 0;
    let fault: Error | undefined;
    const lines = createInterface({ input: text.stream, crlfDelay: Number.POSITIVE_INFINITY });
    text.stream.on('error', (error) => {
      fault = error;
      lines.close();
    });
    for await (const each of lines) {
      line += 1;
      const content = line === 1 ? each.replace(/^\uFEFF/, '') : each;
      if (content.trim() !== '') yield { line, object: parseObject(content) };
    }
    text.stream.destroy();
    if (fault) throw fault;
  }
}
