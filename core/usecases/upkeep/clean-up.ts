import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { type Expired, expireData } from '#core/usecases/upkeep/expire-data.ts';
import { removeDecidedDrops, removeLeftovers } from '#core/usecases/upkeep/leftovers.ts';

/** What a clean-up removed. */
export interface CleanedUp {
  readonly expired: readonly Expired[];
  /** Files of attempts that were given up, and of drops that were decided on. */
  readonly leftovers: number;
}

/**
 * Removes what is left over and what the agreement in force does not let the room keep. Bounded; the next
 * run goes on. What lies in the drop zones comes last: nothing that a party puts there keeps the rest.
 */
export const cleanUp =
  (ports: Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>) => async (): Promise<CleanedUp> => {
    const ofAttempts = await removeLeftovers(ports)();
    const expired = await expireData(ports)();
    return { expired, leftovers: ofAttempts + (await removeDecidedDrops(ports)()) };
  };
