import { checkColumnCount } from '#adapters/local/records/column-count.ts';
import type { Encoding } from '#adapters/local/records/decode-text.ts';
import {
  fieldAt,
  isAt,
  type JsonField,
  type JsonObject,
  parseObject,
  pathsOf,
  wrapsRecords,
} from '#adapters/local/records/json-record.ts';
import { type JsonPiece, JsonSplitter } from '#adapters/local/records/json-splitter.ts';
import { type OpenedText, openText } from '#adapters/local/records/open-bytes.ts';
import type { SourceInput } from '#adapters/local/records/source-input.ts';
import { linesOf } from '#adapters/local/records/text-lines.ts';
import { missingColumn } from '#core/drops/check-header.ts';
import { findColumns } from '#core/drops/find-columns.ts';
import { AirlockError } from '#core/errors.ts';
import type { RecordSource, SourceRecord } from '#core/ports/record-source.ts';
import { JSON_SAMPLE } from '#core/source-limits.ts';

const BATCH = 2_000;

/** How the objects stand in the text: one a line, or in a list or beside each other, over any lines. */
export type JsonLayout = 'lines' | 'values';

interface Parsed {
  readonly line: number;
  readonly object: JsonObject | undefined;
}

/** JSON objects: one a line, or a list of them. Columns are the names in them, or paths such as `customer.email`. */
export class JsonSource implements RecordSource {
  readonly #input: SourceInput;
  readonly #encoding: Encoding;
  readonly #layout: JsonLayout;
  #text: OpenedText | undefined;

  constructor(input: SourceInput, encoding: Encoding, layout: JsonLayout) {
    this.#input = input;
    this.#encoding = encoding;
    this.#layout = layout;
  }

  async columns(wanted: readonly string[]): Promise<readonly string[]> {
    const names = await this.#names();
    const places = findColumns(names, wanted);
    const later = wanted.filter(
      (name, at) => places[at]?.length === 0 && !names.some((each) => each.startsWith(`${name}.`)),
    );
    return [...names, ...new Set(later)];
  }

  progress(): { done: number; total: number } {
    return this.#text?.progress() ?? { done: 0, total: 1 };
  }

  notes(): readonly string[] {
    return this.#text?.notes() ?? [];
  }

  async *records(wanted: readonly string[]): AsyncIterable<readonly SourceRecord[]> {
    this.#text = await openText(this.#input, this.#encoding);
    const paths = new ColumnPaths(wanted);
    let batch: SourceRecord[] = [];
    for await (const { line, object } of this.#objects(this.#text)) {
      batch.push({ line, fields: object && readable(paths.fieldsOf(object)) });
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
    const [never] = paths.missing();
    if (never !== undefined) throw missingColumn([], never, `"${this.#input.path}"`);
  }

  async #names(): Promise<readonly string[]> {
    const names = new Set<string>();
    let seen = 0;
    let wraps = false;
    for await (const { object } of this.#objects(await openText(this.#input, this.#encoding))) {
      for (const name of pathsOf(object ?? {})) names.add(name);
      checkColumnCount(this.#input.path, names.size);
      seen += 1;
      wraps = seen === 1 && (object === undefined || wrapsRecords(object));
      if (seen >= JSON_SAMPLE) break;
    }
    if (wraps && names.size > 0)
      throw this.#fault('is one JSON object around its records: save the list in it alone');
    if (names.size > 0) return [...names];
    throw this.#fault('holds no JSON objects: write one object a line, or a list of them');
  }

  async *#objects(text: OpenedText): AsyncIterable<Parsed> {
    const pieces = this.#layout === 'lines' ? linePieces(text) : this.#valuePieces(text);
    for await (const batch of pieces)
      for (const { line, text } of batch)
        yield { line, object: text === undefined ? undefined : parseObject(text) };
  }

  async *#valuePieces(text: OpenedText): AsyncGenerator<readonly JsonPiece[]> {
    const splitter = new JsonSplitter();
    for await (const chunk of text.chunks) yield splitter.push(chunk);
    const { pieces, cut } = splitter.end();
    if (cut) throw this.#fault('is not whole JSON, for something is not closed: copy it again');
    yield pieces;
  }

  #fault(says: string): AirlockError {
    return new AirlockError('input', `"${this.#input.path}" ${says}.`);
  }
}

async function* linePieces(text: OpenedText): AsyncGenerator<readonly JsonPiece[]> {
  let line = 0;
  for await (const lines of linesOf(text.chunks))
    yield lines.flatMap((each) => {
      line += 1;
      return each?.trim() === '' ? [] : [{ line, text: each }];
    });
}

/** A record with an object where a value must be cannot be read. */
const readable = (fields: readonly JsonField[]): readonly (string | null)[] | undefined =>
  fields.every((field) => field !== undefined) ? fields : undefined;

/** Finds the wanted columns in one object after another, for each may have others. */
class ColumnPaths {
  readonly #wanted: readonly string[];
  /** Names that objects have for a wanted one, where they differ from it in case or blanks. */
  readonly #otherwise = new Map<string, string>();
  readonly #seen = new Set<string>();

  constructor(wanted: readonly string[]) {
    this.#wanted = wanted;
  }

  fieldsOf(object: JsonObject): readonly JsonField[] {
    return this.#wanted.map((name) => {
      const path = this.#pathOf(object, name);
      return path === undefined ? null : fieldAt(object, path);
    });
  }

  /** Wanted columns that no object had. */
  missing(): readonly string[] {
    return this.#wanted.filter((name) => !this.#seen.has(name));
  }

  #pathOf(object: JsonObject, name: string): string | undefined {
    const path = isAt(object, name) ? name : this.#otherNameOf(object, name);
    if (path !== undefined) this.#seen.add(name);
    return path;
  }

  #otherNameOf(object: JsonObject, name: string): string | undefined {
    const known = this.#otherwise.get(name);
    if (known !== undefined && isAt(object, known)) return known;
    const paths = pathsOf(object);
    const [place] = findColumns(paths, [name])[0] ?? [];
    const path = place === undefined ? undefined : paths[place];
    if (path !== undefined) this.#otherwise.set(name, path);
    return path;
  }
}
