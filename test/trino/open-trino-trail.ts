import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AthenaClient } from '@aws-sdk/client-athena';
import { inject } from 'vitest';
import { AthenaTrail } from '#adapters/aws/athena/trail/athena-trail.ts';
import { quoteName, quoteText } from '#adapters/duckdb/quote.ts';
import { TRAIL_TABLE } from '#core/access/workgroup.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';
import type { Trail } from '#core/ports/trail.ts';
import { resourcesOf, stage } from '#proof/access/synthesised-room.ts';
import { TrinoAthenaEngine } from '#proof/trino/athena-engine.ts';
import { startAthenaFacade } from '#proof/trino/athena-facade.ts';
import { settingsOf, TEST_WORKGROUP } from '#proof/trino/through-athena.ts';
import { queryTrino } from '#proof/trino/trino-client.ts';

interface Column {
  readonly Name: string;
  readonly Type: string;
}

/** Columns of the trail's table, as the deployed room has them. */
const columns = resourcesOf(stage('dev').templates.data, 'AWS::Glue::Table').flatMap(
  ([, { Properties }]) =>
    (Properties.TableInput as unknown as { StorageDescriptor: { Columns: Column[] } })
      .StorageDescriptor.Columns,
);

/** A type of Hive in the words of Trino. */
const typeOf = (hive: string): string =>
  hive
    .replaceAll('string', 'varchar')
    .replaceAll(/struct</g, 'row(')
    .replaceAll(/(map|array)</g, '$1(')
    .replaceAll('>', ')')
    .replaceAll(/(\w+):/g, '"$1" ');

const PARTS = [
  ...['requestParameters', 'responseElements', 'additionalEventData', 'serviceEventDetails'],
] as const;

/** As the format of CloudTrail's files gives a record to the engine: what is declared a text is one. */
const asGiven = (event: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({
    ...event,
    ...Object.fromEntries(PARTS.map((name) => [name, event[name] && JSON.stringify(event[name])])),
    readOnly: String(event.readOnly),
    managementEvent: String(event.managementEvent),
  });

/** A trail in a table of its own, with its files where CloudTrail puts them. */
const createTrail = async (events: readonly object[]): Promise<string> => {
  const { url, root } = inject('trino');
  const database = `trail_${randomBytes(6).toString('hex')}`;
  const day = join(root, database, 'eu-west-1', '2026/03/02');
  await mkdir(day, { recursive: true });
  const lines = events.map((event) => `${asGiven({ ...event })}\n`);
  await writeFile(join(day, 'log.json'), lines.join(''));
  await queryTrino(
    url,
    `create schema ${quoteName(database)} with (location = ${quoteText(`local:///schemas/${database}`)})`,
  );
  const typed = columns.map(({ Name, Type }) => `${quoteName(Name)} ${typeOf(Type)}`);
  await queryTrino(
    url,
    `create table ${quoteName(database)}.${quoteName(TRAIL_TABLE.name)} (${typed.join(', ')},
      "region" varchar with (partition_projection_type = 'ENUM', partition_projection_values = array['eu-west-1']),
      "day" varchar with (partition_projection_type = 'DATE', partition_projection_format = 'yyyy/MM/dd',
        partition_projection_range = array['2026/03/01', '2026/03/03'],
        partition_projection_interval = 1, partition_projection_interval_unit = 'DAYS'))
      with (format = 'JSON', external_location = ${quoteText(`local:///${database}`)},
        partitioned_by = array['region', 'day'], partition_projection_enabled = true,
        partition_projection_location_template = ${quoteText(`local:///${database}/\${region}/\${day}`)})`,
  );
  return database;
};

/** A trail, and how what stands for Athena before it is closed. */
export interface OpenTrail {
  readonly trail: Trail;
  close(): Promise<void>;
}

/** Events as a deployed room has them: in a table of Trino, asked through Athena. */
export const openTrinoTrail = async (
  events: readonly object[],
  scope: RoomScope | undefined,
): Promise<OpenTrail> => {
  const database = await createTrail(events);
  const facade = await startAthenaFacade({
    engine: new TrinoAthenaEngine(inject('trino').url),
    workgroups: { [TEST_WORKGROUP.name]: settingsOf(TEST_WORKGROUP) },
  });
  const client = new AthenaClient({
    endpoint: facade.origin,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'anybody', secretAccessKey: 'nothing' },
  });
  const trail = await AthenaTrail.open(
    {
      ...{ client, database, workgroup: TEST_WORKGROUP.name, patienceMs: 60_000 },
      clock: { now: () => new Date() },
      wait: (milliseconds) => sleep(Math.min(milliseconds, 10)),
    },
    { scope, days: ['2026/03/01', '9999/12/31'] },
  );
  return { trail, close: () => facade.close() };
};
