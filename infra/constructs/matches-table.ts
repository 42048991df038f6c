import { CfnTable } from 'aws-cdk-lib/aws-glue';
import type { Construct } from 'constructs';
import { MATCHES_TABLE } from '#core/access/workgroup.ts';
import { MATCHES_PREFIX } from '#core/matching/match-keys.ts';
import type { VaultTablesProps } from '#infra/constructs/vault-tables.ts';

/**
 * The matches that are kept, as a table whose rows are one text each: the line that Athena wrote, quotes and all, behind
 * a first line that names the column (Athena guide, "Lazy Simple SerDe": `skip.header.line.count`). A query must name both
 * versions and the kinds (`injected`), so it reads one match and no other.
 */
export const matchesTable = (
  scope: Construct,
  { room, database, vault }: VaultTablesProps,
): CfnTable => {
  const folder = `s3://${vault.bucketName}/${MATCHES_PREFIX}collaboration=${room.agreement.id}/`;
  const { name, column, counted, other, on } = MATCHES_TABLE;
  return new CfnTable(scope, 'Matches', {
    catalogId: room.agreement.operator,
    databaseName: database,
    tableInput: {
      name,
      tableType: 'EXTERNAL_TABLE',
      parameters: {
        EXTERNAL: 'TRUE',
        classification: 'csv',
        'skip.header.line.count': '1',
        'projection.enabled': 'true',
        ...Object.fromEntries(
          [counted, other, on].map((key) => [`projection.${key}.type`, 'injected']),
        ),
        'storage.location.template': `${folder}counted=\${${counted}}/other=\${${other}}/on=\${${on}}/text/`,
      },
      partitionKeys: [counted, other, on].map((key) => ({ name: key, type: 'string' })),
      storageDescriptor: { ...TEXT, location: folder, columns: [{ name: column, type: 'string' }] },
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
