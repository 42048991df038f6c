import { appendFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvLines, rowsToParquet } from '#adapters/duckdb/rows-to-parquet.ts';
import { fileChecksum } from '#adapters/local/file-checksum.ts';
import { AirlockError } from '#core/errors.ts';
import { PART_ROWS } from '#core/limits.ts';
import type { LintReason } from '#core/lint/reasons.ts';
import type { DropWriter, WrittenPart } from '#core/ports/drop-writer.ts';

const QUARANTINE = 'quarantine.csv';
/** Rows of the part that is being gathered: the columns of the drop and nothing else. */
const GATHERED = 'part.csv';
/** Characters of such rows that are held before they are written: one write for many batches. */
const HELD = 1 << 20;

/** What a drop folder may hold already and be written over: only what we made ourselves. */
const OURS = /^(part-\d{4}\.parquet|manifest\.json|lint-report\.json|quarantine\.csv|part\.csv)$/;

/** Writes a drop into a folder: rows are gathered in a file, which becomes one Parquet file a part. */
export class DropFolder implements DropWriter {
  readonly #folder: string;
  readonly #columns: readonly string[];
  readonly #parts: WrittenPart[] = [];
  #rows = 0;
  #lines = '';

  private constructor(folder: string, columns: readonly string[]) {
    this.#folder = folder;
    this.#columns = columns;
  }

  /** Opens a folder that is new, empty, or holds an older drop, which is replaced. */
  static async open(folder: string, columns: readonly string[]): Promise<DropFolder> {
    await mkdir(folder, { recursive: true }).catch((cause: unknown) => {
      throw new AirlockError(
        'usage',
        `"${folder}" cannot be made a folder: name another one for the drop.`,
        { cause },
      );
    });
    for (const name of await readdir(folder))
      if (!OURS.test(name))
        throw new AirlockError(
          'usage',
          `"${folder}" holds other files: name an empty folder for the drop.`,
        );
    for (const name of await readdir(folder)) await rm(join(folder, name));
    await writeFile(join(folder, QUARANTINE), 'line,reason\n');
    return new DropFolder(folder, columns);
  }

  async append(columns: readonly (readonly (string | null)[])[]): Promise<void> {
    const rows = columns[0]?.length ?? 0;
    const room = PART_ROWS - this.#rows;
    this.#lines += csvLines(rows > room ? columns.map((column) => column.slice(0, room)) : columns);
    this.#rows += Math.min(rows, room);
    if (this.#lines.length > HELD) await this.#gather();
    if (this.#rows === PART_ROWS) await this.#endPart();
    if (rows > room) await this.append(columns.map((column) => column.slice(room)));
  }

  async quarantine(rows: readonly { line: number; reason: LintReason }[]): Promise<void> {
    const lines = rows.map(({ line, reason }) => `${line},${reason}\n`);
    await appendFile(join(this.#folder, QUARANTINE), lines.join(''));
  }

  async finish(): Promise<readonly WrittenPart[]> {
    if (this.#rows > 0) await this.#endPart();
    return this.#parts;
  }

  async document(name: string, content: Uint8Array): Promise<void> {
    await writeFile(join(this.#folder, name), content);
  }

  async abandon(): Promise<void> {
    for (const name of await readdir(this.#folder))
      if (name.endsWith('.parquet') || name === GATHERED || name === 'manifest.json')
        await rm(join(this.#folder, name));
  }

  get #gathered(): string {
    return join(this.#folder, GATHERED);
  }

  async #gather(): Promise<void> {
    await appendFile(this.#gathered, this.#lines, { mode: 0o600 });
    this.#lines = '';
  }

  async #endPart(): Promise<void> {
    await this.#gather();
    const file = `part-${String(this.#parts.length + 1).padStart(4, '0')}.parquet`;
    const path = join(this.#folder, file);
    await rowsToParquet(this.#gathered, path, this.#columns);
    await rm(this.#gathered);
    this.#parts.push({ file, rows: this.#rows, ...(await fileChecksum(path)) });
    this.#rows = 0;
  }
}
