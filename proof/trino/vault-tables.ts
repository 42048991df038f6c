import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { quoteName, quoteText } from '#adapters/duckdb/quote.ts';
import { MATCHES_TABLE } from '#core/access/workgroup.ts';
import { MATCHES_PREFIX } from '#core/matching/match-keys.ts';
import { queryTrino } from '#proof/trino/trino-client.ts';

/** A dataset of the vault as a table with partitions: one table a dataset, as Glue holds it. */
export interface VaultDatasetTable {
  readonly database: string;
  readonly table: string;
  readonly attributes: readonly string[];
  /** The folder that holds `epoch=`, from the root of the store: no slash at either end. */
  readonly folder: string;
}

/** Folders of the vault that are columns of the table too, outermost first. */
export const PARTITION_COLUMNS = ['epoch', 'version', 'kind', 'shard'] as const;

/** The columns of a token file and of its folders, with the types that Athena and DuckDB share. */
export const vaultColumns = (
  attributes: readonly string[],
): readonly (readonly [string, string])[] => [
  ...['token_hi', 'token_lo', 'person', ...attributes].map((name) => [name, 'bigint'] as const),
  ...PARTITION_COLUMNS.map((name) => [name, 'varchar'] as const),
];

const createTable = ({ database, table, attributes, folder }: VaultDatasetTable): string => {
  const columns = vaultColumns(attributes).map(([name, type]) => `${quoteName(name)} ${type}`);
  return `create table ${quoteName(database)}.${quoteName(table)} (${columns.join(', ')})
    with (format = 'PARQUET', external_location = ${quoteText(`local:///${folder}`)},
      partitioned_by = array[${PARTITION_COLUMNS.map(quoteText).join(', ')}])`;
};

/** The table of the matches of a collaboration, beside those of its lists. */
export interface KeptMatchesTable {
  readonly database: string;
  /** The folder that holds `counted=`. */
  readonly folder: string;
}

/** Where the matches lie of the collaborations that these lists are of. */
export const matchesTablesOf = (
  tables: readonly VaultDatasetTable[],
): readonly KeptMatchesTable[] => {
  const folders = new Map(
    tables.map(({ database, folder }) => [
      database,
      `${MATCHES_PREFIX}${/collaboration=[^/]+/.exec(folder)?.[0]}`,
    ]),
  );
  return [...folders].map(([database, folder]) => ({ database, folder }));
};

const { name: MATCHES, column, ...keys } = MATCHES_TABLE;
const INJECTED = "with (partition_projection_type = 'INJECTED')";

/** As Glue has it: the folder of a match is worked out from the versions and kinds that a query names. */
const createMatches = ({ database, folder }: KeptMatchesTable): string => {
  const columns = [
    `${quoteName(column)} varchar`,
    ...Object.values(keys).map((key) => `${quoteName(key)} varchar ${INJECTED}`),
  ];
  const root = `local:///${folder}/`;
  const template = `${root}counted=\${${keys.counted}}/other=\${${keys.other}}/on=\${${keys.on}}/text/`;
  return `create table if not exists ${quoteName(database)}.${quoteName(MATCHES)} (${columns.join(', ')})
    with (format = 'TEXTFILE', textfile_field_separator = ',', skip_header_line_count = 1,
      external_location = ${quoteText(root)},
      partitioned_by = array[${Object.values(keys).map(quoteText).join(', ')}],
      partition_projection_enabled = true,
      partition_projection_location_template = ${quoteText(template)})`;
};

/** Makes the tables in a Trino whose catalog lies over `root`. Throws if a table is there already. */
export const createVaultTables = async (
  { url, root }: { readonly url: string; readonly root: string },
  tables: readonly VaultDatasetTable[],
): Promise<void> => {
  for (const each of tables) {
    await mkdir(join(root, each.folder), { recursive: true });
    await queryTrino(
      url,
      `create schema if not exists ${quoteName(each.database)}
        with (location = ${quoteText(`local:///schemas/${each.database}`)})`,
    );
    await queryTrino(url, createTable(each));
  }
  for (const each of matchesTablesOf(tables)) {
    await mkdir(join(root, each.folder), { recursive: true });
    await queryTrino(url, createMatches(each));
  }
};

/** Tells Trino of the partitions that were added and removed since. */
export const refreshVaultTables = async (
  url: string,
  tables: readonly VaultDatasetTable[],
): Promise<void> => {
  for (const { database, table } of tables)
    await queryTrino(
      url,
      `call system.sync_partition_metadata(${quoteText(database)}, ${quoteText(table)}, 'FULL')`,
    );
};
