import { glueTableOf } from '#adapters/aws/athena/statement-sources.ts';
import type { QueryTable } from '#core/matching/vault-query.ts';
import type { DatasetId } from '#core/room-layout.ts';
import type { ShardCount } from '#core/shards.ts';
import type { VaultDatasetTable } from '#proof/trino/vault-tables.ts';

const COLLABORATION = 'trino-room';

/** The database of the tests' tables. */
export const DATABASE = 'room';

/** A dataset of the collaboration of these tests, as a table. */
export const datasetTable = (
  party: string,
  dataset: string,
  attributes: readonly string[],
): VaultDatasetTable => ({
  database: DATABASE,
  table: glueTableOf({ party, dataset }),
  attributes,
  folder: `vault/collaboration=${COLLABORATION}/party=${party}/dataset=${dataset}`,
});

/** A version of such a dataset. */
export const versionTable = (
  { party, dataset }: DatasetId,
  version: string,
  shards: ShardCount = 1,
): QueryTable => ({
  ...{ collaboration: COLLABORATION, party, dataset, epoch: 1, version, shards },
});
