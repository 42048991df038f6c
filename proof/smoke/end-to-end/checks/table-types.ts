import { GetTableMetadataCommand } from '@aws-sdk/client-athena';
import { type Check, failed, passed, skipped } from '#proof/smoke/check.ts';
import { type Journey, PARTIES } from '#proof/smoke/end-to-end/journey.ts';

/** The catalogue that every account has. */
const CATALOG = 'AwsDataCatalog';

/**
 * Tokens, people and codes are whole numbers in the files. A column of another type would be read as
 * nothing, or fail; that Athena reads these is shown by the answers.
 */
export const tableTypes: Check<Journey> = {
  name: 'Athena knows the columns of the vault by the types of its files',
  tried: 'GetTableMetadata of both lists',
  run: async ({ clients, room, learnt }) => {
    for (const party of PARTIES) {
      const list = learnt.published[party];
      if (!list) return failed('There is no version to look at.');
      try {
        const { TableMetadata } = await clients.athena.send(
          new GetTableMetadataCommand({
            CatalogName: CATALOG,
            DatabaseName: room.athena.database,
            TableName: `${party}_${list.dataset}`,
            WorkGroup: room.athena.workgroup,
          }),
        );
        const columns = TableMetadata?.Columns ?? [];
        const other = columns.find(({ Type }) => Type !== 'bigint');
        if (columns.length < 3) return failed('Athena does not know the columns of a list.');
        if (other) return failed(`Athena takes the column "${other.Name}" for ${other.Type}.`);
      } catch (error) {
        if (error instanceof Error && error.name === 'AccessDeniedException')
          return skipped('This caller may not look at the tables.');
        throw error;
      }
    }
    return passed('Every column is a bigint.');
  },
};
