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

/** What stands where a document or a time should: no JSON, some JSON, and what is JSON but no document. */
const PLANTED = ['', 'x', '{', '[]', '"{}"', 'null', '{"Statement":"x"}', '\u0000'];

/** A value with a text in the place of all that is no object or list in it, or with text for all its objects. */
const planted = (value: unknown, text: string, whole: boolean): unknown => {
  if (Array.isArray(value)) return value.map((each) => planted(each, text, whole));
  if (typeof value !== 'object' || value === null) return text;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [
      name,
      whole ? text : planted(part, text, typeof part === 'object'),
    ]),
  );
};

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

it('no text that stands in the place of a document within a call stops a question', async () => {
  const events = DETECTIONS.flatMap(examplesOf).flatMap((event, at) => {
    const { requestParameters } = { requestParameters: {}, ...event };
    const varied = PLANTED[at % PLANTED.length] ?? '';
    return [true, false].map((whole) => ({
      ...event,
      requestParameters: planted(requestParameters, whole ? varied : 'x', whole),
      eventID: `${at} ${whole}`,
    }));
  });
  await using trail = await trailOfEvents(events, EXAMPLE_ROOM);
  for (const detection of DETECTIONS) {
    const sql = await detectionSql(detection, { room: EXAMPLE_ROOM }, fillSql);
    await expect(trail.rows(sql), detection.id).resolves.toBeDefined();
  }
});

it('what nobody is named for is told all the same', async () => {
  const event = { ...exampleEvent('iam:CreateUser'), userIdentity: undefined, eventID: 'one' };
  await using trail = await trailOfEvents([event]);
  const told = await findAll(trail, [userCreated], { everything: true, fill: fillSql });
  expect(told).toMatchObject([{ subject: 'not named', eventIds: ['one'] }]);
});
