import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changeParquet } from '#adapters/duckdb/change-parquet.ts';
import {
  type FlatColumn,
  flatColumn,
  partedAt,
  rowsIn,
} from '#adapters/local/parquet/drop-columns.ts';
import { PartWriter } from '#adapters/local/parquet/part-writer.ts';
import { sealFile } from '#adapters/local/seal-file.ts';
import { partFile } from '#core/drop-files.ts';
import { csvRecord } from '#core/drops/csv-record.ts';
import type { ChangedRow } from '#core/drops/kept-attributes.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_PARTS, PART_ROWS } from '#core/part-limits.ts';
import type { DropColumn, SealFile, WrittenPart } from '#core/ports/drop-writer.ts';

/** Names for the parts of a drop, in their order, of which none is taken. */
export function* partNames(taken: ReadonlySet<string> = new Set()): Generator<string> {
  for (let at = 1, given = 0; given < MAX_PARTS; at += 1) {
    const name = partFile(at);
    if (taken.has(name)) continue;
    given += 1;
    yield name;
  }
}

/** Writes rows into a folder, as one Parquet file a part. */
export class PartFiles {
  readonly #folder: string;
  readonly #columns: readonly string[];
  readonly #names: Iterator<string>;
  readonly #parts: WrittenPart[] = [];
  /** The part that is being written. */
  #open: { readonly file: string; readonly writer: PartWriter } | undefined;

  constructor(folder: string, columns: readonly string[], names: Iterator<string> = partNames()) {
    this.#folder = folder;
    this.#columns = columns;
    this.#names = names;
  }

  /** Adds rows, given as columns of equal length, in the order of the columns of the drop. */
  append(columns: readonly DropColumn[]): Promise<void> {
    return this.#append(columns.map(flatColumn));
  }

  /** Gives rows that were added, by their number and in its order, other values in the last columns. */
  async change(rows: Iterable<ChangedRow>): Promise<void> {
    await this.finish();
    let at = 0;
    let first = 0;
    let changes: ChangedRow[] = [];
    for (const { row, values } of rows) {
      while (row >= first + (this.#parts[at]?.rows ?? Number.POSITIVE_INFINITY)) {
        await this.#changePart(at, changes);
        changes = [];
        first += this.#parts[at]?.rows ?? 0;
        at += 1;
      }
      changes.push({ row: row - first, values });
    }
    await this.#changePart(at, changes);
  }

  /** Ends the last part; answers all of them. They are on the disk. */
  async finish(): Promise<readonly WrittenPart[]> {
    await this.#endPart();
    return this.#parts;
  }

  /** Puts the sealed form of each part in its place, once; answers all of them. They are on the disk. */
  async seal(seal: SealFile): Promise<readonly WrittenPart[]> {
    for (const [at, part] of this.#parts.entries()) {
      if (part.plain !== undefined) continue;
      const source = join(this.#folder, part.file);
      const target = `${source}.sealed`;
      await seal({ source, target, file: part.file });
      await rename(target, source);
      this.#parts[at] = { ...part, ...(await sealFile(source)), plain: part.sha256 };
    }
    return this.#parts;
  }

  /** Lets go of a part that is not finished. */
  async close(): Promise<void> {
    const { writer } = this.#open ?? {};
    this.#open = undefined;
    await writer?.close();
  }

  async #changePart(at: number, rows: readonly ChangedRow[]): Promise<void> {
    const part = this.#parts[at];
    const [first] = rows;
    if (!part || !first) return;
    const path = join(this.#folder, part.file);
    const changes = join(this.#folder, 'changes.csv');
    const lines = rows.map(({ row, values }) => csvRecord([String(row), ...values]));
    await writeFile(changes, lines.join(''), { mode: 0o600 });
    const changed = this.#columns.slice(-first.values.length);
    const target = `${path}.changed`;
    await changeParquet({ source: path, target, changes, columns: this.#columns, changed });
    await rm(changes);
    await rename(target, path);
    this.#parts[at] = { ...part, ...(await sealFile(path)) };
  }

  async #append(columns: readonly FlatColumn[]): Promise<void> {
    const [first] = columns;
    const rows = first ? rowsIn(first) : 0;
    this.#open ??= await this.#nextPart();
    const { writer } = this.#open;
    const room = PART_ROWS - writer.rows;
    if (rows < room) return writer.append(columns);
    const parted = columns.map((column) => partedAt(column, room));
    await writer.append(parted.map(([front]) => front));
    await this.#endPart();
    if (rows > room) await this.#append(parted.map(([, back]) => back));
  }

  async #nextPart() {
    const { value: file, done } = this.#names.next();
    if (done)
      throw new AirlockError(
        'input',
        `The file has more rows than ${MAX_PARTS} parts hold: prepare it in several drops.`,
      );
    return { file, writer: await PartWriter.create(join(this.#folder, file), this.#columns) };
  }

  async #endPart(): Promise<void> {
    if (!this.#open) return;
    const { file, writer } = this.#open;
    this.#parts.push({ file, ...(await writer.finish()) });
    this.#open = undefined;
  }
}
