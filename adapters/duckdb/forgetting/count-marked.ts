import type { DuckDBConnection } from '@duckdb/node-api';
import { countOf } from '#adapters/duckdb/count-of.ts';
import { halvesOf, isOneOf, soughtIn } from '#adapters/duckdb/sought-tokens.ts';
import type { KindFiles, KindTokens } from '#core/ports/version-files.ts';

/** How many of these marks stand. */
export const countMarked = async (
  connection: DuckDBConnection,
  standing: KindFiles,
  marks: KindTokens,
): Promise<number> => {
  let many = 0;
  for (const { rows, tokens } of soughtIn(standing, marks))
    many += await countOf(connection, `${rows} where ${isOneOf(tokens)}`, halvesOf(tokens));
  return many;
};
