import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { AirlockError } from '#core/errors.ts';
import { IDENTIFIER_KINDS, OWN_SLOTS } from '#core/identifiers/kinds.ts';
import { SHARD_COUNTS, shardNames } from '#core/shards.ts';
import { keptTables } from '#infra/constructs/kept-tables.ts';
import type { Room } from '#infra/read-room.ts';

/** Where the tables are made, and over which bucket. */
export interface VaultTablesProps {
  readonly room: Room;
  readonly database: string;
  readonly vault: IBucket;
}

/** The lists of an agreement, each with its attributes. */
const datasetsOf = ({ datasets }: Agreement) =>
  Object.entries(datasets).flatMap(([party, lists]) =>
    Object.entries(lists).map(([dataset, { attributes, events }]) => ({
      party,
      dataset,
      columns: columnsOf(Object.keys(attributes), events !== undefined),
    })),
  );

/** Name of a dataset's table, as the query engine asks for it. */
const tableName = (party: string, dataset: string): string => `${party}_${dataset}`;

/** Throws AirlockError('agreement') if two datasets would be one table: `a_b` + `c` and `a` + `b_c`. */
export const refuseOneTableForTwo = (agreement: Agreement): void => {
  const taken = new Map<string, string>();
  for (const { party, dataset } of datasetsOf(agreement)) {
    const table = tableName(party, dataset);
    const other = taken.get(table);
    if (other !== undefined)
      throw new AirlockError(
        'agreement',
        `The datasets ${other} and ${party}.${dataset} would share the table "${table}": rename one.`,
      );
    taken.set(table, `${party}.${dataset}`);
  }
};

/**
 * One table for each dataset of the agreement, and one each for the matches and the links of all. Its partitions are worked out from the folders' names:
 * no crawler, and a version is there the moment its files are. A query must name epoch and version
 * (`injected`), so none can ever run over all of them.
 */
export class VaultTables extends Construct {
  constructor(scope: Construct, id: string, props: VaultTablesProps) {
    super(scope, id);
    const { room, database, vault } = props;
    refuseOneTableForTwo(room.agreement);
    const catalogId = room.agreement.operator;
    const made = new CfnDatabase(this, 'Database', {
      catalogId,
      databaseInput: { name: database, description: `The vault of ${room.agreement.id}` },
    });
    for (const { party, dataset, columns } of datasetsOf(room.agreement)) {
      const folder = `s3://${vault.bucketName}/vault/collaboration=${room.agreement.id}/party=${party}/dataset=${dataset}/`;
      new CfnTable(this, `${party}.${dataset}`, {
        catalogId,
        databaseName: database,
        tableInput: {
          name: tableName(party, dataset),
          tableType: 'EXTERNAL_TABLE',
          parameters: projection(folder),
          partitionKeys: ['epoch', 'version', 'kind', 'shard'].map((name) => ({
            name,
            type: 'string',
          })),
          storageDescriptor: { ...PARQUET, location: folder, columns },
        },
      }).addResourceDependency(made);
    }
    for (const table of keptTables(this, props)) table.addResourceDependency(made);
  }
}

const PARQUET = {
  inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
  outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
  serdeInfo: {
    serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
  },
} as const;

/** Those of people and those of events: all numbers of eight bytes but the value, which is one of four. */
const columnsOf = (attributes: readonly string[], isEvents: boolean) => [
  ...['token_hi', 'token_lo', isEvents ? 'at' : 'person', ...attributes].map((name) => ({
    ...{ name, type: 'bigint' },
  })),
  ...(isEvents ? [{ name: 'value', type: 'int' }] : []),
];

const [, , MOST_SHARDS] = SHARD_COUNTS;

/**
 * Athena fills in what stands in `${}`. All kinds that there are: while an agreement that the room was deployed
 * for is not approved yet, the one before is in force, and a kind that is not projected would be read as empty. But no
 * match keys: no query of Athena reads their files, which the room itself matches, and what is not projected nobody can ask it for.
 * All shards as well: a version keeps those that it was cut into when the room's number of them changes, and a
 * query looks at no folder that its version has not. AWS advises some dozens of values for an enum and sets no
 * bound but a table's metadata of 1 MB (docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html);
 * these are 512 bytes.
 */
const projection = (folder: string) => ({
  EXTERNAL: 'TRUE',
  classification: 'parquet',
  'projection.enabled': 'true',
  'projection.epoch.type': 'injected',
  'projection.version.type': 'injected',
  'projection.kind.type': 'enum',
  'projection.kind.values': [...IDENTIFIER_KINDS, ...OWN_SLOTS].join(','),
  'projection.shard.type': 'enum',
  'projection.shard.values': shardNames(MOST_SHARDS).join(','),
  'storage.location.template': `${folder}epoch=\${epoch}/version=\${version}/kind=\${kind}/shard=\${shard}/`,
});
