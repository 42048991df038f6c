import type { withConnection } from '#adapters/duckdb/connection.ts';
import type { Trace } from '#proof/demo/search/traces.ts';

/** A connection as the DuckDB adapter lends it. */
export type Connection = Parameters<Parameters<typeof withConnection>[1]>[0];
type Appender = Awaited<ReturnType<Connection['createAppender']>>;

/** The tables of traces: those of the input, and those that a search comes across. */
export type TraceTableName = 'everything' | 'input' | 'candidates';

/** A table `(kind, text)` that traces are put into. */
export class TraceTable {
  readonly #appender: Appender;

  private constructor(appender: Appender) {
    this.#appender = appender;
  }

  /** Makes the table, or empties it. */
  static async make(connection: Connection, name: TraceTableName): Promise<TraceTable> {
    await connection.run(`create or replace table ${name} (kind varchar, text varchar)`);
    return new TraceTable(await connection.createAppender(name));
  }

  add(traces: readonly Trace[]): void {
    for (const { kind, text } of traces) {
      this.#appender.appendVarchar(kind);
      this.#appender.appendVarchar(text);
      this.#appender.endRow();
    }
  }

  /** Nothing can be read before. */
  finish(): void {
    this.#appender.closeSync();
  }
}

/** Runs a query and answers its rows. */
export const select = async (
  connection: Connection,
  sql: string,
): Promise<Record<string, unknown>[]> => (await connection.runAndReadAll(sql)).getRowObjectsJS();
