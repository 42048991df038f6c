import { type Expired, expireData } from '#core/usecases/expire-data.ts';
import { removeLeftovers } from '#core/usecases/leftovers.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** What a clean-up removed. */
export interface CleanedUp {
  readonly expired: readonly Expired[];
  /** Files of attempts that were given up. */
  readonly leftovers: number;
}

/** Removes what is left over and what the agreement in force does not let the room keep. Bounded; the next run goes on. */
export const cleanUp =
  (ports: Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>) => async (): Promise<CleanedUp> => ({
    leftovers: await removeLeftovers(ports)(),
    expired: await expireData(ports)(),
  });
