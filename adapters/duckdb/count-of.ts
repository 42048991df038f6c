import type { DuckDBConnection } from '@duckdb/node-api';

/** How many rows a relation has. */
export const countOf = async (connection: DuckDBConnection, rows: string): Promise<number> => {
  const found = await connection.runAndReadAll(`select count(*)::varchar from ${rows}`);
  return Number(found.getRows()[0]?.[0]);
};
