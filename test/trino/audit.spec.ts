import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trailOfEvents } from '#adapters/duckdb/trail/trail-of-events.ts';
import { fillSql } from '#adapters/sql-files.ts';
import type { Detection } from '#core/audit/detection.ts';
import { DETECTIONS } from '#core/audit/detections.ts';
import { EXAMPLE_ROOM } from '#core/audit/example-event.ts';
import { detectionSql, findAll } from '#core/audit/find.ts';
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

/** Rows of a statement, on both engines. */
const onBoth = async (sql: string): Promise<readonly (readonly string[])[]> => [
  sorted(await duckdb.rows(sql)),
  sorted(await trino.trail.rows(sql)),
];

describe('on Trino and on DuckDB, over the examples of all detections', () => {
  it('there are the same events, in the same columns', async () => {
    const [own, theirs] = await onBoth('select * from trail_events');
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
      const judged = { room: EXAMPLE_ROOM, everything: true, fill: fillSql };
      expect(await findAll(trino.trail, [detection], judged)).toEqual(
        await findAll(duckdb, [detection], judged),
      );
    },
  );
});
