import { MAX_WHOLE_CLEAN_UPS } from '#core/limits.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { cleanUp } from '#core/usecases/upkeep/clean-up.ts';
import type { Expiry } from '#core/usecases/upkeep/removal.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock' | 'epochKeys'>;

/**
 * Cleans up until nothing is left to do: one clean-up does so much and no more. It ends where something cannot be
 * removed, and leaves the rest to the daily one then.
 */
export const cleanUpWholly = async (ports: Ports): Promise<Expiry> => {
  const done: Expiry = { expired: [], unproven: [], keys: [] };
  for (let run = 1; ; run += 1) {
    const { expired, unproven, keys, leftovers } = await cleanUp(ports)();
    done.expired.push(...expired);
    done.keys.push(...keys);
    done.unproven.push(...unproven);
    const isDone = expired.length === 0 && leftovers === 0;
    if (isDone || unproven.length > 0 || run === MAX_WHOLE_CLEAN_UPS) return done;
  }
};
