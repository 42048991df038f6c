import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteFiles, quoteName } from '#adapters/duckdb/quote.ts';
import type { KindFiles, VersionDifference } from '#core/ports/tokeniser.ts';

const columnsOf = async (
  connection: DuckDBConnection,
  paths: readonly string[],
): Promise<string[]> => {
  const described = await connection.runAndReadAll(
    `describe select * from read_parquet(${quoteFiles(paths)}, hive_partitioning = false)`,
  );
  return described
    .getRows()
    .map(([name]) => String(name))
    .filter((name) => name !== 'person')
    .sort();
};

const table = (files: KindFiles, columns: readonly string[]): string =>
  [...files]
    .filter(([, paths]) => paths.length > 0)
    .map(
      ([kind, paths]) => `select '${kind}' as kind, person, ${columns.map(quoteName).join(', ')}
      from read_parquet(${quoteFiles(paths)}, hive_partitioning = false)`,
    )
    .join(' union all ');

/** People of `mine` with a token, or attributes beside it, that `theirs` has not. */
const onlyIn = (mine: string, theirs: string, columns: readonly string[]): string => `
with mine as (${mine}), theirs as (${theirs})
select count(distinct person) from mine anti join theirs using (kind, ${columns.map(quoteName).join(', ')})`;

const filesOf = (files: KindFiles): readonly string[] => [...files.values()].flat();

/**
 * Compares two versions of a dataset person by person. Versions with other columns or kinds differ
 * in every person.
 */
export const compareVersions = async (
  connection: DuckDBConnection,
  newer: KindFiles,
  older: KindFiles,
): Promise<VersionDifference> => {
  const newColumns = await columnsOf(connection, filesOf(newer));
  const oldColumns = await columnsOf(connection, filesOf(older));
  const shared = newColumns.filter((column) => oldColumns.includes(column));
  const columns = newColumns.length === oldColumns.length ? newColumns : shared;
  const count = async (sql: string): Promise<number> =>
    Number((await connection.runAndReadAll(sql)).getRows()[0]?.[0] ?? 0);
  const [mine, theirs] = [table(newer, columns), table(older, columns)];
  return {
    onlyNew: await count(onlyIn(mine, theirs, columns)),
    onlyOld: await count(onlyIn(theirs, mine, columns)),
  };
};
