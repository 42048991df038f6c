import { athenaLiteral } from '#adapters/aws/athena-literal.ts';
import { quoteName } from '#adapters/duckdb/quote.ts';
import { renderSql } from '#adapters/sql-files.ts';
import type { VaultQuery, VaultTable } from '#core/ports/query-engine.ts';
import type { AthenaStatement } from '#test/trino/athena-engine.ts';

/** The table of a dataset, by name. */
export type TableName = (table: VaultTable) => {
  readonly database: string;
  readonly table: string;
};

/** The first word of a SQL file, after its header. */
const OPENING = /^with /m;

/**
 * A question as a statement of Athena: each version of a dataset becomes a query of its own in front
 * of those of the SQL file, under the name that the file knows it by.
 */
export const athenaStatement = async (
  query: VaultQuery,
  tableName: TableName,
): Promise<AthenaStatement> => {
  const file = (await renderSql(query, quoteName)).replaceAll(/^--.*\n/gm, '');
  if (!OPENING.test(file)) throw new Error(`the SQL file "${query.sql}" must open with "with"`);
  const versions: string[] = [];
  const values: (string | number)[] = [];
  for (const [name, version] of Object.entries(query.tables)) {
    const { database, table } = tableName(version);
    versions.push(`${quoteName(name)} as (
  select *
  from "awsdatacatalog".${quoteName(database)}.${quoteName(table)}
  where "epoch" = ? and "version" = ?
)`);
    values.push(String(version.epoch), version.version);
  }
  const sql = file.replace(OPENING, () => `with ${versions.join(',\n\n')},\n\n`);
  return { sql, parameters: [...values, ...query.values].map(athenaLiteral) };
};
