import { DuckDBInstance, type DuckDBType, type DuckDBValue } from '@duckdb/node-api';
import { parquetRows } from '#adapters/duckdb/quote.ts';
import { checkColumnCount } from '#adapters/local/records/column-count.ts';
import { type ParquetColumn, parquetColumns } from '#adapters/local/records/parquet-columns.ts';
import { type ReadText, textReader } from '#adapters/local/records/parquet-text.ts';
import type { SourceFile } from '#adapters/local/records/source-file.ts';
import { findColumns } from '#core/drops/find-columns.ts';
import { AirlockError } from '#core/errors.ts';
import type { RecordSource, SourceRecord } from '#core/ports/record-source.ts';

/** One row group at a time, in one thread: there is nothing to spill, and no extension to load. */
const READER = {
  threads: '1',
  temp_directory: '',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

interface Batch {
  readonly names: readonly string[];
  readonly types: readonly DuckDBType[];
  readonly rows: readonly (readonly DuckDBValue[])[];
}

/** A Parquet file; every column is read as text, and what is in a STRUCT as a column of its path. */
export class ParquetSource implements RecordSource {
  readonly #file: SourceFile;
  #rows = 0;
  #rowsTotal = 1;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  async columns(): Promise<readonly string[]> {
    return [...new Set((await this.#columns()).map(({ name }) => name))];
  }

  notes(): readonly string[] {
    return [];
  }

  progress(): { done: number; total: number } {
    return { done: this.#rows, total: this.#rowsTotal };
  }

  async *records(wanted: readonly string[]): AsyncIterable<readonly SourceRecord[]> {
    const columns = await this.#columns();
    const names = columns.map(({ name }) => name);
    const chosen = findColumns(names, wanted).map(([place]) => columns[place ?? -1]);
    const readers = chosen.map((column) => column && this.#reader(column));
    const values = chosen.map((column) => column?.sql ?? 'null').join(', ');
    this.#rowsTotal = await this.#count();
    this.#rows = 0;
    for await (const { rows } of this.#select(`select ${values} from ${this.#table}`))
      if (rows.length > 0) yield rows.map((row) => this.#record(row, readers));
  }

  #record(row: readonly DuckDBValue[], readers: readonly (ReadText | undefined)[]): SourceRecord {
    this.#rows += 1;
    const fields = row.map((value, at) => {
      const read = readers[at];
      return read ? read(value) : null;
    });
    return { line: this.#rows, fields: fields.every(isTold) ? fields : undefined };
  }

  async #columns(): Promise<readonly ParquetColumn[]> {
    let found: readonly ParquetColumn[] = [];
    for await (const { names, types } of this.#select(`select * from ${this.#table} limit 0`))
      found = parquetColumns(names, types);
    checkColumnCount(this.#file.path, found.length);
    return found;
  }

  async #count(): Promise<number> {
    let count = 0;
    for await (const { rows } of this.#select(`select count(*) from ${this.#table}`))
      count += Number(rows[0]?.[0] ?? 0);
    return count;
  }

  #reader({ name, type }: ParquetColumn): ReadText {
    return textReader(type, (why) => {
      const what = `The column "${name}" of "${this.#file.path}" is of the type ${type.alias ?? type}`;
      throw new AirlockError('input', `${what}: ${why}.`);
    });
  }

  /** What a query answers, in batches, the first without rows. The engine opens the file by its path: it must be the same throughout. */
  async *#select(sql: string): AsyncGenerator<Batch> {
    await this.#file.checkUnchanged();
    const instance = await DuckDBInstance.create(':memory:', READER);
    const connection = await instance.connect();
    try {
      const result = await connection.stream(sql);
      const head = { names: result.columnNames(), types: result.columnTypes() };
      yield { ...head, rows: [] };
      for (;;) {
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) break;
        yield { ...head, rows: chunk.getRows() };
      }
      await this.#file.checkUnchanged();
    } catch (cause) {
      // What was changed half-way may look damaged, and is not.
      await this.#file.checkUnchanged();
      throw cause instanceof AirlockError ? cause : this.#damaged(cause);
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }

  get #table(): string {
    return parquetRows(this.#file.path);
  }

  #damaged(cause: unknown): AirlockError {
    const says = `"${this.#file.path}" is a damaged Parquet file: copy it again.`;
    return new AirlockError('input', says, { cause });
  }
}

const isTold = (field: string | null | undefined): field is string | null => field !== undefined;
