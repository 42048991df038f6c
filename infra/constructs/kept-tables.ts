import { CfnTable } from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import { LINKS_TABLE, MATCHES_TABLE } from '#core/access/workgroup.ts';
import { LINKS_PREFIX } from '#core/matching/link-keys.ts';
import { MATCHES_PREFIX } from '#core/matching/match-keys.ts';
import type { VaultTablesProps } from '#infra/constructs/vault-tables.ts';

/** A table over texts that are kept: where they lie, and by which folder each partition is found, outermost first. */
interface KeptTable {
  readonly id: string;
  readonly table: { readonly name: string; readonly column: string };
  readonly prefix: string;
  readonly folders: Readonly<Record<string, string>>;
}

const OF_MATCH = {
  counted: MATCHES_TABLE.counted,
  other: MATCHES_TABLE.other,
  on: MATCHES_TABLE.on,
};

const KEPT_TABLES: readonly KeptTable[] = [
  { id: 'Matches', table: MATCHES_TABLE, prefix: MATCHES_PREFIX, folders: OF_MATCH },
  {
    ...{ id: 'Links', table: LINKS_TABLE, prefix: LINKS_PREFIX },
    folders: { ...OF_MATCH, events: LINKS_TABLE.events },
  },
];

/**
 * The matches and links that are kept, as tables whose rows are one text each: the line that Athena wrote, quotes and all,
 * behind a first line that names the column (Athena guide, "Lazy Simple SerDe": `skip.header.line.count`). A query must
 * name all versions and the kinds (`injected`), so it reads one match or link and no other.
 */
export const keptTables = (scope: Construct, props: VaultTablesProps): readonly CfnTable[] =>
  KEPT_TABLES.map((table) => keptTable(scope, props, table));

const keptTable = (
  scope: Construct,
  { room, database, vault }: VaultTablesProps,
  { id, table, prefix, folders }: KeptTable,
): CfnTable => {
  const location = `s3://${vault.bucketName}/${prefix}collaboration=${room.agreement.id}/`;
  const keys = Object.values(folders);
  const template = Object.entries(folders).map(([folder, key]) => `${folder}=\${${key}}/`);
  return new CfnTable(scope, id, {
    catalogId: room.agreement.operator,
    databaseName: database,
    tableInput: {
      name: table.name,
      tableType: 'EXTERNAL_TABLE',
      parameters: {
        EXTERNAL: 'TRUE',
        classification: 'csv',
        'skip.header.line.count': '1',
        'projection.enabled': 'true',
        ...Object.fromEntries(keys.map((key) => [`projection.${key}.type`, 'injected'])),
        'storage.location.template': `${location}${template.join('')}text/`,
      },
      partitionKeys: keys.map((name) => ({ name, type: 'string' })),
      storageDescriptor: { ...TEXT, location, columns: [{ name: table.column, type: 'string' }] },
    },
  });
};

/** No text of ours holds a comma: a line is one field. */
const TEXT = {
  inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
  outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
  serdeInfo: {
    serializationLibrary: 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe',
    parameters: { 'field.delim': ',' },
  },
} as const;
