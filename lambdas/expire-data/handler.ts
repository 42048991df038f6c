import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { cleanUp } from '#core/usecases/upkeep/clean-up.ts';
import { type Handle, lambdaFunction, report } from '#lambdas/shared/powertools.ts';

/** How much was removed. */
export interface ExpiredCounts {
  readonly drop: number;
  readonly version: number;
  readonly release: number;
  readonly list: number;
  /** Files of attempts that were given up. */
  readonly leftovers: number;
  /** What a new look still found after its removal. */
  readonly unproven: number;
}

/** Daily: removes what the agreement's retention does not let the room keep, and what attempts left. The event says nothing. */
export const makeHandler =
  (room: Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>): Handle<ExpiredCounts> =>
  async () => {
    const counts = { drop: 0, version: 0, release: 0, list: 0 };
    const { expired, unproven, leftovers } = await cleanUp(room)();
    for (const { what } of expired) {
      counts[what] += 1;
      report(`${what}-expired`);
    }
    if (leftovers > 0) report('leftovers-removed');
    if (unproven.length > 0) report('removal-unproven');
    return { ...counts, leftovers, unproven: unproven.length };
  };

/** The function that the schedule calls. */
export const handler = lambdaFunction('expire-data', makeHandler);
