import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { expect, it } from 'vitest';
import { glueTableOf } from '#adapters/aws/athena/statement-sources.ts';
import { parseAgreement } from '#core/agreement/parse-agreement.ts';
import { LINK_FILES, linkFileKey } from '#core/matching/link-keys.ts';
import { VaultTables } from '#infra/constructs/vault-tables.ts';
import { readRoom } from '#infra/read-room.ts';
import { stageConfig } from '#infra/stages.ts';
import { vaultColumns } from '#proof/trino/vault-tables.ts';
import { eventAgreementText } from '#test/core/agreement/event-agreement.ts';

interface GlueTable {
  readonly Name: string;
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly PartitionKeys: readonly { readonly Name: string; readonly Type: string }[];
  readonly StorageDescriptor: { readonly Columns: GlueTable['PartitionKeys'] };
}

/** The tables of a room whose agreement has events, by their names. */
const tables = (): ReadonlyMap<string, GlueTable> => {
  const { agreement, ...room } = readRoom(stageConfig('dev'));
  const { datasets } = parseAgreement(eventAgreementText(), 'agreement.yaml').agreement;
  const stack = new Stack(new App(), 'Stack');
  const vault = new Bucket(stack, 'Vault');
  const placed = { database: 'room', vault };
  new VaultTables(stack, 'Tables', {
    room: { ...room, agreement: { ...agreement, datasets } },
    ...placed,
  });
  const found = Object.values(Template.fromStack(stack).findResources('AWS::Glue::Table'));
  return new Map(found.map(({ Properties: { TableInput: table } }) => [table.Name, table]));
};

it('the table of a list of events has their columns, as the query engine asks for them', () => {
  const table = tables().get(glueTableOf({ party: 'brand', dataset: 'purchases' }));
  const columns = [...(table?.StorageDescriptor.Columns ?? []), ...(table?.PartitionKeys ?? [])];
  const types: Readonly<Record<string, string>> = { string: 'varchar', int: 'integer' };
  expect(columns.map(({ Name, Type }) => [Name, types[Type] ?? Type])).toEqual(
    vaultColumns({ attributes: ['place'], events: true }),
  );
});

it('the table of links finds the folder of one, whose three versions and kinds must be asked for', () => {
  const { Parameters = {}, PartitionKeys = [] } = tables().get('links') ?? {};
  for (const { Name } of PartitionKeys)
    expect(Parameters[`projection.${Name}.type`]).toBe('injected');
  const asked = { counted: 'v', other: 'w', kinds: 'email-phone', events: 'e' };
  const filled = Object.entries(asked).reduce(
    (text, [name, value]) => text.replace(`\${${name}}`, value),
    JSON.stringify(Parameters['storage.location.template']),
  );
  const key = linkFileKey(
    {
      ...{ collaboration: readRoom(stageConfig('dev')).agreement.id, counted: 'v', other: 'w' },
      ...{ on: ['email', 'phone'], events: 'e' },
    },
    LINK_FILES.text,
  );
  expect(filled).toContain(`/${key.slice(0, key.lastIndexOf('/') + 1)}"`);
});
