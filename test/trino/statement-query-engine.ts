import type { QueryEngine, QueryResult, Row, VaultQuery } from '#core/ports/query-engine.ts';
import type { AthenaEngine } from '#test/trino/athena-engine.ts';
import { athenaStatement, type TableName } from '#test/trino/athena-statement.ts';

/** Types whose text is a number. */
const INTEGERS: ReadonlySet<string> = new Set(['integer', 'bigint']);

/** The port of core over an engine behind Athena, so that every query engine meets the same tests. */
export class StatementQueryEngine implements QueryEngine {
  readonly #engine: AthenaEngine;
  readonly #tableName: TableName;

  constructor(engine: AthenaEngine, tableName: TableName) {
    this.#engine = engine;
    this.#tableName = tableName;
  }

  async run(query: VaultQuery): Promise<QueryResult> {
    const statement = await athenaStatement(query, this.#tableName);
    const answer = await this.#engine.run(statement, new AbortController().signal);
    const rows = answer.rows.map(
      (row): Row =>
        Object.fromEntries(
          answer.columns.map(({ name, type }, at) => {
            const value = row[at] ?? null;
            return [name, value !== null && INTEGERS.has(type) ? Number(value) : value];
          }),
        ),
    );
    return { rows, scannedBytes: answer.scannedBytes };
  }

  async estimate(): Promise<number> {
    throw new Error('only the store of the vault knows how large a version is');
  }
}
