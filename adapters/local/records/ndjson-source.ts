import { checkColumnCount } from '#adapters/local/records/column-count.ts';
import { type Encoding, type OpenedText, openText } from '#adapters/local/records/open-bytes.ts';
import type { SourceFile } from '#adapters/local/records/source-file.ts';
import { linesOf } from '#adapters/local/records/text-lines.ts';
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
  value === null || value === undefined ? null : String(value);

/** The wanted values as text; undefined if one of them is a list or an object, which is no value. */
const fieldsOf = (
  object: Record<string, unknown>,
  wanted: readonly string[],
): readonly (string | null)[] | undefined => {
  const values = wanted.map((name) => (Object.hasOwn(object, name) ? object[name] : null));
  return values.some((value) => value !== null && typeof value === 'object')
    ? undefined
    : values.map(textOf);
};

/** One JSON object a line. */
export class NdjsonSource implements RecordSource {
  readonly #file: SourceFile;
  readonly #encoding: Encoding;
  #text: OpenedText | undefined;

  constructor(file: SourceFile, encoding: Encoding) {
    this.#file = file;
    this.#encoding = encoding;
  }

  async columns(): Promise<readonly string[]> {
    const names = new Set<string>();
    let lines = 0;
    for await (const { object } of this.#objects(await openText(this.#file, this.#encoding))) {
      for (const name of Object.keys(object ?? {})) names.add(name);
      checkColumnCount(this.#file.path, names.size);
      lines += 1;
      if (lines >= SAMPLE_LINES) break;
    }
    if (names.size > 0) return [...names];
    throw new AirlockError(
      'input',
      `"${this.#file.path}" holds no JSON objects: write one object a line.`,
    );
  }

  progress(): { done: number; total: number } {
    return this.#text?.progress() ?? { done: 0, total: 1 };
  }

  async *records(wanted: readonly string[]): AsyncIterable<readonly SourceRecord[]> {
    this.#text = await openText(this.#file, this.#encoding);
    let batch: SourceRecord[] = [];
    for await (const { line, object } of this.#objects(this.#text)) {
      batch.push({ line, fields: object && fieldsOf(object, wanted) });
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
    for await (const batch of linesOf(text.chunks))
      for (const each of batch) {
        line += 1;
        if (each?.trim() !== '')
          yield { line, object: each === undefined ? each : parseObject(each) };
      }
  }
}
