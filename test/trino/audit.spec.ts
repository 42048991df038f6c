import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trailOfEvents } from '#adapters/duckdb/trail/trail-of-events.ts';
import { fillSql } from '#adapters/sql-files.ts';
import type { Detection } from '#core/audit/detection.ts';
import { DETECTIONS } from '#core/audit/detections.ts';
import { EXAMPLE_ROOM } from '#core/audit/example-event.ts';
import { detectionSql, findAll } from '#core/audit/find.ts';
import type { Finding } from '#core/audit/finding.ts';
import type { Trail, TrailRow } from '#core/ports/trail.ts';
import { type OpenTrail, openTrinoTrail } from '#test/trino/open-trino-trail.ts';

/** The events of every example, each with an id of its own. */
const EVENTS = DETECTIONS.flatMap(({ id, examples }) =>
  examples.flatMap(({ events }, example) =>
    events.map((event, at) => ({ ...event, eventID: `${id}/${example}/${at}` })),
  ),
);

let duckdb: Trail;
let trino: OpenTrail;
beforeAll(async () => {
  duckdb = await trailOfEvents(EVENTS, EXAMPLE_ROOM);
  trino = await openTrinoTrail(EVENTS, EXAMPLE_ROOM);
});
afterAll(async () => {
  await duckdb[Symbol.asyncDispose]();
  await trino.close();
});

const sorted = (rows: readonly TrailRow[]): readonly string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row))).sort();

/** What a finding says that does not hang on which of many events of one second it shows. */
const told = ({ detection, subject, events, firstAt, lastAt }: Finding): string =>
  JSON.stringify([detection, subject, events, firstAt, lastAt]);

/** Rows of a statement, on both engines. */
const onBoth = async (sql: string): Promise<readonly (readonly string[])[]> => [
  sorted(await duckdb.rows(sql)),
  sorted(await trino.trail.rows(sql)),
];

describe('on Trino and on DuckDB, over the examples of all detections', () => {
  it('there are the same events', async () => {
    const [own, theirs] = await onBoth('select event_id from trail_events');
    expect(theirs).toEqual(own);
    expect(own).toHaveLength(EVENTS.length);
  });

  it('principals did the same', async () => {
    const [own, theirs] = await onBoth(
      await fillSql('trail/matrix', { scope: 'true', cells: '1000' }),
    );
    expect(theirs).toEqual(own);
  });

  it.each(DETECTIONS.map((detection): [string, Detection] => [detection.id, detection]))(
    '%s finds the same',
    async (_, detection) => {
      const [own, theirs] = await onBoth(
        await detectionSql(detection, { room: EXAMPLE_ROOM }, fillSql),
      );
      expect(theirs).toEqual(own);
      expect(own?.length).toBeGreaterThan(0);
    },
  );

  it('events are folded into the same findings, whatever is judged', async () => {
    const some = DETECTIONS.filter(({ severity }) => severity === 'critical').slice(0, 5);
    const judged = { room: EXAMPLE_ROOM, everything: true, fill: fillSql };
    const theirs = (await findAll(trino.trail, some, judged)).map(told).sort();
    expect(theirs).toEqual((await findAll(duckdb, some, judged)).map(told).sort());
    expect(theirs.length).toBeGreaterThanOrEqual(some.length);
  });
});
