import { DuckDBInstance, type DuckDBValue } from '@duckdb/node-api';
import { parquetRows, quoteName } from '#adapters/duckdb/quote.ts';
import { checkColumnCount } from '#adapters/local/records/column-count.ts';
import type { SourceFile } from '#adapters/local/records/source-file.ts';
import { AirlockError } from '#core/errors.ts';
import type { RecordSource, SourceRecord } from '#core/ports/record-source.ts';

/** One row group at a time, in one thread: there is nothing to spill, and no extension to load. */
const READER = {
  threads: '1',
  temp_directory: '',
  autoinstall_known_extensions: 'false',
  autoload_known_extensions: 'false',
};

type Rows = readonly (readonly DuckDBValue[])[];

/** A Parquet file; every column is read as text. */
export class ParquetSource implements RecordSource {
  readonly #file: SourceFile;
  #rows = 0;
  #rowsTotal = 1;

  constructor(file: SourceFile) {
    this.#file = file;
  }

  async columns(): Promise<readonly string[]> {
    const names: string[] = [];
    for await (const rows of this.#select(`describe select * from ${this.#table}`))
      names.push(...rows.map(([name]) => String(name)));
    checkColumnCount(this.#file.path, names.length);
    return names;
  }

  notes(): readonly string[] {
    return [];
  }

  progress(): { done: number; total: number } {
    return { done: this.#rows, total: this.#rowsTotal };
  }

  async *records(wanted: readonly string[]): AsyncIterable<readonly SourceRecord[]> {
    for await (const [[count] = []] of this.#select(`select count(*) from ${this.#table}`))
      this.#rowsTotal = Number(count);
    const texts = wanted.map((name) => `${quoteName(name)}::varchar`).join(', ');
    this.#rows = 0;
    for await (const rows of this.#select(`select ${texts} from ${this.#table}`))
      yield rows.map((row): SourceRecord => {
        this.#rows += 1;
        return {
          line: this.#rows,
          fields: row.map((field) => (field === null ? null : String(field))),
        };
      });
  }

  /** Rows of a query, in batches. The engine opens the file by its path: it must be the same throughout. */
  async *#select(sql: string): AsyncGenerator<Rows> {
    await this.#file.checkUnchanged();
    const instance = await DuckDBInstance.create(':memory:', READER);
    const connection = await instance.connect();
    try {
      const result = await connection.stream(sql);
      for (;;) {
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) break;
        yield chunk.getRows();
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
