import { z } from 'zod';
import { LINKS_TABLE, MATCHES_TABLE, TRAIL_TABLE } from '#core/access/workgroup.ts';
import { type DeployedStack, resolveReferences } from '#proof/emulator/template.ts';
import type { WorkGroup } from '#proof/trino/athena-execution.ts';
import { PARTITION_COLUMNS, type VaultDatasetTable } from '#proof/trino/vault-tables.ts';

const Column = z.object({ Name: z.string(), Type: z.string() });

/** A table of Glue whose files lie in the vault, in folders that are its partitions. */
const GlueTable = z.object({
  DatabaseName: z.string(),
  TableInput: z.object({
    Name: z.string(),
    PartitionKeys: z.array(Column),
    StorageDescriptor: z.object({ Columns: z.array(Column), Location: z.string() }),
  }),
});

/** What is no attribute, of people and of events. */
const PERSON_COLUMNS = ['token_hi', 'token_lo', 'person'];
const EVENT_COLUMNS = ['token_hi', 'token_lo', 'at', 'value'];

/** What asks other buckets, which the emulator writes nothing to; and those of matches and links, which go with the lists. */
const OTHER_TABLES: ReadonlySet<string> = new Set([
  TRAIL_TABLE.name,
  MATCHES_TABLE.name,
  LINKS_TABLE.name,
]);

const ofType = (stacks: readonly DeployedStack[], type: string): readonly unknown[] =>
  stacks.flatMap((stack) =>
    Object.values(stack.template.Resources)
      .filter(({ Type }) => Type === type)
      .map(({ Properties }) => resolveReferences(stack, Properties)),
  );

/** The tables of the vault in the templates, as the engine behind Athena is told of them. */
export const tablesOf = (stacks: readonly DeployedStack[]): readonly VaultDatasetTable[] =>
  ofType(stacks, 'AWS::Glue::Table').flatMap((properties) => {
    const { DatabaseName: database, TableInput } = GlueTable.parse(properties);
    if (OTHER_TABLES.has(TableInput.Name)) return [];
    const { Columns, Location } = TableInput.StorageDescriptor;
    const keys = TableInput.PartitionKeys.map(({ Name }) => Name);
    if (keys.join() !== PARTITION_COLUMNS.join())
      throw new Error(`the partitions of ${TableInput.Name} are ${keys.join()}`);
    const names = Columns.map(({ Name }) => Name);
    const isEvents = !names.includes('person');
    const own = isEvents ? EVENT_COLUMNS : PERSON_COLUMNS;
    return {
      database,
      table: TableInput.Name,
      attributes: names.filter((name) => !own.includes(name)),
      ...(isEvents && { events: true as const }),
      folder: new URL(Location).pathname.replace(/^\/|\/$/g, ''),
    };
  });

const AthenaWorkGroup = z.object({
  Name: z.string(),
  WorkGroupConfiguration: z.looseObject({
    EnforceWorkGroupConfiguration: z.literal(true),
    BytesScannedCutoffPerQuery: z.number(),
    ResultConfiguration: z.looseObject({ OutputLocation: z.string() }),
  }),
});

/** The workgroups of the templates, each with what it enforces. */
export const workgroupsOf = (
  stacks: readonly DeployedStack[],
): Readonly<Record<string, WorkGroup>> =>
  Object.fromEntries(
    ofType(stacks, 'AWS::Athena::WorkGroup').map((properties) => {
      const { Name, WorkGroupConfiguration: enforced } = AthenaWorkGroup.parse(properties);
      return [Name, enforced];
    }),
  );
