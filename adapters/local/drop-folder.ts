import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { appendFile, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  VARCHAR,
} from '@duckdb/node-api';
import { PARQUET, quoteName, quoteText } from '#adapters/duckdb/quote.ts';
import { AirlockError } from '#core/errors.ts';
import { PART_ROWS } from '#core/limits.ts';
import type { LintReason } from '#core/lint/reasons.ts';
import type { DropWriter, WrittenPart } from '#core/ports/drop-writer.ts';
import type { Checksum } from '#core/sha256.ts';

/** Rows of one DuckDB chunk. */
const CHUNK = 2048;
const QUARANTINE = 'quarantine.csv';

/** What a drop folder may hold already and be written over: only what we made ourselves. */
const OURS = /^(part-\d{4}\.parquet|manifest\.json|lint-report\.json|quarantine\.csv)$/;

/** Writes a drop into a folder: rows are gathered in DuckDB and leave as one Parquet file a part. */
export class DropFolder implements DropWriter {
  readonly #folder: string;
  readonly #columns: readonly string[];
  readonly #parts: WrittenPart[] = [];
  #instance: DuckDBInstance | undefined;
  #connection: DuckDBConnection | undefined;
  #appender: DuckDBAppender | undefined;
  #rows = 0;

  private constructor(folder: string, columns: readonly string[]) {
    this.#folder = folder;
    this.#columns = columns;
  }

  /** Opens a folder that is new, empty, or holds an older drop, which is replaced. */
  static async open(folder: string, columns: readonly string[]): Promise<DropFolder> {
    await mkdir(folder, { recursive: true });
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
    for (let from = 0; from < rows; from += CHUNK) {
      const slices = columns.map((column) => column.slice(from, from + CHUNK));
      await this.#appendChunk(slices, slices[0]?.length ?? 0);
    }
  }

  async quarantine(rows: readonly { line: number; reason: LintReason }[]): Promise<void> {
    const lines = rows.map(({ line, reason }) => `${line},${reason}\n`);
    await appendFile(join(this.#folder, QUARANTINE), lines.join(''));
  }

  async finish(): Promise<readonly WrittenPart[]> {
    if (this.#rows > 0) await this.#endPart();
    this.#close();
    return this.#parts;
  }

  async document(name: string, content: Uint8Array): Promise<void> {
    await writeFile(join(this.#folder, name), content);
  }

  async abandon(): Promise<void> {
    this.#close();
    for (const name of await readdir(this.#folder))
      if (name.endsWith('.parquet') || name === 'manifest.json') await rm(join(this.#folder, name));
  }

  async #appendChunk(columns: (string | null)[][], rows: number): Promise<void> {
    const appender = this.#appender ?? (await this.#beginPart());
    const chunk = DuckDBDataChunk.create(
      columns.map(() => VARCHAR),
      rows,
    );
    chunk.setColumns(columns);
    appender.appendDataChunk(chunk);
    this.#rows += rows;
    if (this.#rows + CHUNK > PART_ROWS) await this.#endPart();
  }

  async #beginPart(): Promise<DuckDBAppender> {
    this.#instance ??= await DuckDBInstance.create(':memory:', { threads: '2' });
    this.#connection ??= await this.#instance.connect();
    const columns = this.#columns.map((name) => `${quoteName(name)} varchar`).join(', ');
    await this.#connection.run(`create or replace table part (${columns})`);
    this.#appender = await this.#connection.createAppender('part');
    return this.#appender;
  }

  async #endPart(): Promise<void> {
    this.#appender?.closeSync();
    this.#appender = undefined;
    const file = `part-${String(this.#parts.length + 1).padStart(4, '0')}.parquet`;
    const path = join(this.#folder, file);
    await this.#connection?.run(`copy part to ${quoteText(path)} ${PARQUET}`);
    await this.#connection?.run('drop table part');
    const { size } = await stat(path);
    this.#parts.push({ file, rows: this.#rows, bytes: size, sha256: await checksum(path) });
    this.#rows = 0;
  }

  #close(): void {
    this.#appender?.closeSync();
    this.#connection?.closeSync();
    this.#instance?.closeSync();
    this.#appender = undefined;
    this.#connection = undefined;
    this.#instance = undefined;
  }
}

const checksum = async (path: string): Promise<Checksum> => {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) hash.update(chunk);
  return hash.digest('hex') as Checksum;
};
