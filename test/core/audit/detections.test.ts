import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { trailOfEvents } from '#adapters/duckdb/trail/trail-of-events.ts';
import { fillSql } from '#adapters/sql-files.ts';
import type { Detection, DetectionExample } from '#core/audit/detection.ts';
import { DETECTIONS } from '#core/audit/detections.ts';
import { EXAMPLE_ROOM } from '#core/audit/example-event.ts';
import { detectionSql } from '#core/audit/find.ts';
import type { Trail } from '#core/ports/trail.ts';

const JUDGED = { room: EXAMPLE_ROOM };

const idOf = (detection: Detection, example: number): string => `${detection.id}/${example}/`;

/** The events of every example, each with an id that says which one it is of. */
const eventsOf = (detection: Detection): readonly object[] =>
  detection.examples.flatMap(({ events }, example) =>
    events.map((event, at) => ({ ...event, eventID: `${idOf(detection, example)}${at}` })),
  );

let trail: Trail;
beforeAll(async () => {
  trail = await trailOfEvents(DETECTIONS.flatMap(eventsOf), EXAMPLE_ROOM);
});
afterAll(() => trail[Symbol.asyncDispose]());

/** Whether a detection finds something in one example, as if nothing else had happened. */
const fires = async (sql: string, id: string): Promise<boolean> => {
  const alone = `with trail_events as (select * from main.trail_events where starts_with(event_id, ?))
    select * from (${sql}) as found`;
  return (await trail.rows(alone, [id])).length > 0;
};

const says = ({ says: text }: DetectionExample): string => text;

describe.each(DETECTIONS.map((detection) => [detection.id, detection] as const))(
  '%s',
  (_, detection) => {
    it('finds what its examples say, and nothing that looks alike', async () => {
      const sql = await detectionSql(detection, JUDGED, fillSql);
      const found: string[] = [];
      for (const [at, example] of detection.examples.entries())
        if (await fires(sql, idOf(detection, at))) found.push(says(example));
      expect(found).toEqual(detection.examples.filter((each) => each.fires).map(says));
    });
  },
);
