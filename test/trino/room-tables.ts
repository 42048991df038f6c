import type { VaultTable } from '#core/ports/query-engine.ts';
import type { TableName } from '#test/trino/athena-statement.ts';
import type { VaultDatasetTable } from '#test/trino/vault-tables.ts';

const COLLABORATION = 'trino-room';
const DATABASE = 'room';

/** Where a dataset of the tests is found as a table. */
export const tableName: TableName = ({ party, dataset }) => ({
  database: DATABASE,
  table: `${party}_${dataset}`,
});

/** A dataset of the collaboration of these tests, as a table. */
export const datasetTable = (
  party: string,
  dataset: string,
  attributes: readonly string[],
): VaultDatasetTable => ({
  database: DATABASE,
  table: `${party}_${dataset}`,
  attributes,
  folder: `vault/collaboration=${COLLABORATION}/party=${party}/dataset=${dataset}`,
});

/** A version of such a dataset. */
export const versionTable = (party: string, dataset: string, version: string): VaultTable => ({
  ...{ collaboration: COLLABORATION, party, dataset, epoch: 1, version },
});
