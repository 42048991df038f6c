import { stat } from 'node:fs/promises';
import { type EngineLimits, withConnection } from '#adapters/duckdb/connection.ts';
import { parquetRows, quoteName } from '#adapters/duckdb/quote.ts';
import { checkColumnCount } from '#adapters/local/records/column-count.ts';
import { AirlockError } from '#core/errors.ts';
import type { RecordSource, SourceRecord } from '#core/ports/record-source.ts';

/** A Parquet file; every column is read as text. */
export class ParquetSource implements RecordSource {
  readonly #path: string;
  readonly #limits: EngineLimits;
  #rows = 0;
  #rowsTotal = 1;

  constructor(path: string, limits: EngineLimits) {
    this.#path = path;
    this.#limits = limits;
  }

  async columns(): Promise<readonly string[]> {
    await stat(this.#path);
    try {
      return await withConnection(this.#limits, async (connection) => {
        const described = await connection.runAndReadAll(`describe select * from ${this.#table}`);
        checkColumnCount(this.#path, described.currentRowCount);
        return described.getRows().map(([name]) => String(name));
      });
    } catch (cause) {
      throw cause instanceof AirlockError ? cause : this.#damaged(cause);
    }
  }

  progress(): { done: number; total: number } {
    return { done: this.#rows, total: this.#rowsTotal };
  }

  async *records(wanted: readonly string[]): AsyncIterable<readonly SourceRecord[]> {
    const { DuckDBInstance } = await import('@duckdb/node-api');
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
    const connection = await instance.connect();
    try {
      const counted = await connection.runAndReadAll(`select count(*) from ${this.#table}`);
      this.#rowsTotal = Number(counted.getRows()[0]?.[0] ?? 1);
      const texts = wanted.map((name) => `${quoteName(name)}::varchar`).join(', ');
      const result = await connection.stream(`select ${texts} from ${this.#table}`);
      for (;;) {
        const chunk = await result.fetchChunk();
        if (!chunk || chunk.rowCount === 0) return;
        yield chunk.getRows().map((row): SourceRecord => {
          this.#rows += 1;
          return {
            line: this.#rows,
            fields: row.map((field) => (field === null ? null : String(field))),
          };
        });
      }
    } catch (cause) {
      throw cause instanceof AirlockError ? cause : this.#damaged(cause);
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  }

  get #table(): string {
    return parquetRows(this.#path);
  }

  #damaged(cause: unknown): AirlockError {
    return new AirlockError('input', `"${this.#path}" is a damaged Parquet file: copy it again.`, {
      cause,
    });
  }
}
