import { fillSql } from '#adapters/sql-files.ts';
import { DETECTIONS } from '#core/audit/detections.ts';
import { detectionSql } from '#core/audit/find.ts';
import type { Trail } from '#core/ports/trail.ts';

const detectionOf = (id: string) => {
  const detection = DETECTIONS.find((each) => each.id === id);
  if (!detection) throw new Error(`there is no detection ${id}`);
  return detection;
};

/** Whether a detection, asked of every resource, finds something in one event as if nothing else had happened. */
export const firesAlone = async (
  trail: Trail,
  detection: string,
  eventId: string,
): Promise<boolean> => {
  const sql = await detectionSql(detectionOf(detection), { everything: true }, fillSql);
  const alone = `with trail_events as (select * from main.trail_events where event_id = ?)
    select * from (${sql}) as found`;
  return (await trail.rows(alone, [eventId])).length > 0;
};

/** Whether a detection, asked of every resource, finds something in a whole trail. */
export const firesIn = async (trail: Trail, detection: string): Promise<boolean> =>
  (await trail.rows(await detectionSql(detectionOf(detection), { everything: true }, fillSql)))
    .length > 0;
