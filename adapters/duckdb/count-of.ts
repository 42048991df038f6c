import type { DuckDBConnection } from '@duckdb/node-api';

/** How many rows a relation has, in which values are bound. */
export const countOf = async (
  connection: DuckDBConnection,
  rows: string,
  values: readonly string[] = [],
): Promise<number> => {
  const sql = `select count(*)::varchar from ${rows}`;
  const found = await connection.runAndReadAll(sql, [...values]);
  return Number(found.getRows()[0]?.[0]);
};
