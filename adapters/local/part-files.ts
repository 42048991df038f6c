import { appendFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { changeParquet } from '#adapters/duckdb/change-parquet.ts';
import { csvLines, rowsToParquet } from '#adapters/duckdb/rows-to-parquet.ts';
import { sealFile } from '#adapters/local/seal-file.ts';
import { partFile } from '#core/drop-files.ts';
import { csvRecord } from '#core/drops/csv-record.ts';
import type { ChangedRow } from '#core/drops/kept-attributes.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_PARTS, PART_ROWS } from '#core/limits.ts';
import type { WrittenPart } from '#core/ports/drop-writer.ts';

/** Characters of rows that are held before they are written: one write for many batches. */
const HELD = 1 << 20;

/** Names for the parts of a drop, in their order, of which none is taken. */
export function* partNames(taken: ReadonlySet<string> = new Set()): Generator<string> {
  for (let at = 1, given = 0; given < MAX_PARTS; at += 1) {
    const name = partFile(at);
    if (taken.has(name)) continue;
    given += 1;
    yield name;
  }
}

/** Writes rows into a folder: they are gathered in a file, which becomes one Parquet file a part. */
export class PartFiles {
  readonly #folder: string;
  readonly #columns: readonly string[];
  readonly #names: Iterator<string>;
  readonly #parts: WrittenPart[] = [];
  #rows = 0;
  #lines = '';

  constructor(folder: string, columns: readonly string[], names: Iterator<string> = partNames()) {
    this.#folder = folder;
    this.#columns = columns;
    this.#names = names;
  }

  /** Adds rows, given as columns of equal length, in the order of the columns of the drop. */
  async append(columns: readonly (readonly (string | null)[])[]): Promise<void> {
    const rows = columns[0]?.length ?? 0;
    const room = PART_ROWS - this.#rows;
    this.#lines += csvLines(rows > room ? columns.map((column) => column.slice(0, room)) : columns);
    this.#rows += Math.min(rows, room);
    if (this.#lines.length > HELD) await this.#gather();
    if (this.#rows === PART_ROWS) await this.#endPart();
    if (rows > room) await this.append(columns.map((column) => column.slice(room)));
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
    if (this.#rows > 0) await this.#endPart();
    return this.#parts;
  }

  /** Rows of the part that is being gathered: the columns of the drop and nothing else. */
  get #gathered(): string {
    return join(this.#folder, 'part.csv');
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

  async #gather(): Promise<void> {
    await appendFile(this.#gathered, this.#lines, { mode: 0o600 });
    this.#lines = '';
  }

  async #endPart(): Promise<void> {
    const { value: file, done } = this.#names.next();
    if (done)
      throw new AirlockError(
        'input',
        `The file has more rows than ${MAX_PARTS} parts hold: prepare it in several drops.`,
      );
    await this.#gather();
    const path = join(this.#folder, file);
    await rowsToParquet(this.#gathered, path, this.#columns);
    await rm(this.#gathered);
    this.#parts.push({ file, rows: this.#rows, ...(await sealFile(path)) });
    this.#rows = 0;
  }
}
