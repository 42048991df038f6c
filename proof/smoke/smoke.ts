import { checksOf } from '#proof/smoke/plan.ts';
import { reportChecks, type SmokeStreams } from '#proof/smoke/report-checks.ts';
import type { Seat } from '#proof/smoke/seat.ts';
import type { SmokeOptions } from '#proof/smoke/smoke-options.ts';

/** Tries a room and tells of it. Answers the exit code: 0 if nothing failed, else 1. */
export const smoke = async (
  seat: Seat,
  { party, records, json }: Pick<SmokeOptions, 'party' | 'records' | 'json'>,
  streams: SmokeStreams,
): Promise<0 | 1> => {
  const unread = party === undefined && !records;
  const checks = checksOf(seat.room, { party, records });
  const telling = { json, more: { trailRead: !unread } };
  const exit = await reportChecks({ checks, seat }, telling, streams);
  if (unread && !json)
    streams.err.write('--no-trail: whether CloudTrail recorded these calls was not looked at.\n');
  return exit;
};
