import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { quoteName, quoteText } from '#adapters/duckdb/quote.ts';
import { LINKS_TABLE, MATCHES_TABLE } from '#core/access/workgroup.ts';
import { LINK_FILES, LINKS_PREFIX } from '#core/matching/link-keys.ts';
import { MATCH_FILES, MATCHES_PREFIX } from '#core/matching/match-keys.ts';
import { queryTrino } from '#proof/trino/trino-client.ts';

/** A dataset of the vault as a table with partitions: one table a dataset, as Glue holds it. */
export interface VaultDatasetTable {
  readonly database: string;
  readonly table: string;
  readonly attributes: readonly string[];
  /** Whether it is of events. */
  readonly events?: true;
  /** The folder that holds `epoch=`, from the root of the store: no slash at either end. */
  readonly folder: string;
}

/** Folders of the vault that are columns of the table too, outermost first. */
export const PARTITION_COLUMNS = ['epoch', 'version', 'kind', 'shard'] as const;

/** The columns of a token file and of its folders, with the types that Athena and DuckDB share. */
export const vaultColumns = ({
  attributes,
  events,
}: Pick<VaultDatasetTable, 'attributes' | 'events'>): readonly (readonly [string, string])[] => [
  ...['token_hi', 'token_lo', events ? 'at' : 'person', ...attributes].map(
    (name) => [name, 'bigint'] as const,
  ),
  ...(events ? [['value', 'integer'] as const] : []),
  ...PARTITION_COLUMNS.map((name) => [name, 'varchar'] as const),
];

const createTable = (created: VaultDatasetTable): string => {
  const { database, table, folder } = created;
  const columns = vaultColumns(created).map(([name, type]) => `${quoteName(name)} ${type}`);
  return `create table ${quoteName(database)}.${quoteName(table)} (${columns.join(', ')})
    with (format = 'PARQUET', external_location = ${quoteText(`local:///${folder}`)},
      partitioned_by = array[${PARTITION_COLUMNS.map(quoteText).join(', ')}])`;
};

/** A table of what is kept of a collaboration, beside those of its lists. */
export interface KeptTable {
  readonly database: string;
  readonly name: string;
  readonly column: string;
  /** Its partitions by their folders, outermost first. */
  readonly keys: Readonly<Record<string, string>>;
  /** The folder that holds `counted=`. */
  readonly folder: string;
  /** The file of a text, below the folders. */
  readonly file: string;
}

const OF_MATCH = {
  counted: MATCHES_TABLE.counted,
  other: MATCHES_TABLE.other,
  on: MATCHES_TABLE.on,
};

/** Where the matches and links lie of the collaborations that these lists are of. */
export const keptTablesOf = (tables: readonly VaultDatasetTable[]): readonly KeptTable[] => {
  const collaborations = new Map(
    tables.map(({ database, folder }) => [database, /collaboration=[^/]+/.exec(folder)?.[0] ?? '']),
  );
  return [...collaborations].flatMap(([database, of]) => [
    {
      ...{ database, name: MATCHES_TABLE.name, column: MATCHES_TABLE.column, keys: OF_MATCH },
      ...{ folder: `${MATCHES_PREFIX}${of}`, file: MATCH_FILES.text },
    },
    {
      ...{ database, name: LINKS_TABLE.name, column: LINKS_TABLE.column },
      keys: { ...OF_MATCH, events: LINKS_TABLE.events },
      ...{ folder: `${LINKS_PREFIX}${of}`, file: LINK_FILES.text },
    },
  ]);
};

const INJECTED = "with (partition_projection_type = 'INJECTED')";

/** As Glue has it: the folder of a text is worked out from the versions and kinds that a query names. */
const createKept = ({ database, name, column, keys, folder }: KeptTable): string => {
  const partitions = Object.values(keys);
  const columns = [
    `${quoteName(column)} varchar`,
    ...partitions.map((key) => `${quoteName(key)} varchar ${INJECTED}`),
  ];
  const root = `local:///${folder}/`;
  const folders = Object.entries(keys).map(([each, key]) => `${each}=\${${key}}/`);
  return `create table if not exists ${quoteName(database)}.${quoteName(name)} (${columns.join(', ')})
    with (format = 'TEXTFILE', textfile_field_separator = ',', skip_header_line_count = 1,
      external_location = ${quoteText(root)},
      partitioned_by = array[${partitions.map(quoteText).join(', ')}],
      partition_projection_enabled = true,
      partition_projection_location_template = ${quoteText(`${root}${folders.join('')}text/`)})`;
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
  for (const each of keptTablesOf(tables)) {
    await mkdir(join(root, each.folder), { recursive: true });
    await queryTrino(url, createKept(each));
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
