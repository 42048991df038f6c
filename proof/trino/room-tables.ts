import { glueTableOf } from '#adapters/aws/athena/athena-statement.ts';
import type { VersionId } from '#core/room-layout.ts';
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
export const versionTable = (party: string, dataset: string, version: string): VersionId => ({
  ...{ collaboration: COLLABORATION, party, dataset, epoch: 1, version },
});
