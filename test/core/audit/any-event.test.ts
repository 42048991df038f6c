import fc from 'fast-check';
import { expect, it } from 'vitest';
import { trailOfEvents } from '#adapters/duckdb/trail/trail-of-events.ts';
import { fillSql } from '#adapters/sql-files.ts';
import type { Detection } from '#core/audit/detection.ts';
import { userCreated } from '#core/audit/detections/user-created.ts';
import { DETECTIONS } from '#core/audit/detections.ts';
import { EXAMPLE_ROOM, exampleEvent } from '#core/audit/example-event.ts';
import { detectionSql, findAll } from '#core/audit/find.ts';

const KEPT = ['eventTime', 'eventSource', 'eventName', 'recipientAccountId'];

/** Events of every example, in which something is another thing than CloudTrail writes. */
const meddledWith = (events: readonly object[]): fc.Arbitrary<object> =>
  fc
    .record({
      event: fc.constantFrom(...events),
      field: fc.constantFrom(
        ...['userIdentity', 'requestParameters', 'responseElements', 'resources', 'userAgent'],
        ...['sourceIPAddress', 'errorCode', 'additionalEventData', 'readOnly', 'awsRegion'],
      ),
      value: fc.anything({ withNullPrototype: false, maxDepth: 3 }),
      id: fc.uuid(),
    })
    .map(({ event, field, value, id }) => ({
      ...event,
      ...(!KEPT.includes(field) && { [field]: JSON.parse(JSON.stringify(value) ?? 'null') }),
      eventID: id,
    }));

const examplesOf = ({ examples }: Detection): readonly object[] =>
  examples.flatMap(({ events }) => events);

it('no event, whatever it holds, stops a question', async () => {
  const given = fc.sample(meddledWith(DETECTIONS.flatMap(examplesOf)), 300);
  await using trail = await trailOfEvents(given, EXAMPLE_ROOM);
  let found = 0;
  for (const detection of DETECTIONS) {
    const sql = await detectionSql(detection, { room: EXAMPLE_ROOM }, fillSql);
    found += (await trail.rows(sql)).length;
  }
  expect(found).toBeGreaterThan(0);
});

it('what nobody is named for is told all the same', async () => {
  const event = { ...exampleEvent('iam:CreateUser'), userIdentity: undefined, eventID: 'one' };
  await using trail = await trailOfEvents([event]);
  const told = await findAll(trail, [userCreated], { everything: true, fill: fillSql });
  expect(told).toMatchObject([{ subject: 'not named', eventIds: ['one'] }]);
});
