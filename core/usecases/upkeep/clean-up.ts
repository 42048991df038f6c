import type { UpkeepDocument } from '#core/documents/upkeep-document.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { expireData } from '#core/usecases/upkeep/expire-data.ts';
import { removeDecidedDrops, removeLeftovers } from '#core/usecases/upkeep/leftovers.ts';
import type { Expiry } from '#core/usecases/upkeep/removal.ts';

/** What a clean-up removed. */
export type CleanedUp = Expiry & Pick<UpkeepDocument, 'leftovers'>;

/**
 * Removes what is left over and what the agreement in force does not let the room keep. Bounded; the next
 * run goes on. What lies in the drop zones comes last: nothing that a party puts there keeps the rest.
 */
export const cleanUp =
  (ports: Pick<RoomPorts, 'objects' | 'ledger' | 'clock' | 'epochKeys'>) =>
  async (): Promise<CleanedUp> => {
    const ofAttempts = await removeLeftovers(ports)();
    const removed = await expireData(ports)();
    return { ...removed, leftovers: ofAttempts + (await removeDecidedDrops(ports)()) };
  };
