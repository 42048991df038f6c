import { expireData } from '#core/usecases/expire-data.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { type Handle, lambdaFunction, report } from '#lambdas/shared/powertools.ts';

/** How much was removed. */
export interface ExpiredCounts {
  readonly drop: number;
  readonly version: number;
  readonly release: number;
}

/** Daily: removes what the agreement's retention does not let the room keep. The event says nothing. */
export const makeHandler =
  (room: Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>): Handle<ExpiredCounts> =>
  async () => {
    const counts = { drop: 0, version: 0, release: 0 };
    for (const { what } of await expireData(room)()) {
      counts[what] += 1;
      report(`${what}-expired`);
    }
    return counts;
  };

/** The function that the schedule calls. */
export const handler = lambdaFunction('expire-data', makeHandler);
