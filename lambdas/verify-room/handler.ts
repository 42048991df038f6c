import type { RoomVerdictDocument } from '#core/documents/room-verdict-document.ts';
import { VERIFY_RUN_MS } from '#core/limits.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { verifyRoom } from '#core/usecases/upkeep/verify-room.ts';
import { type Handle, lambdaFunction, report } from '#lambdas/shared/powertools.ts';

/** What the verification came to. */
export interface VerifiedCounts {
  readonly outcome: RoomVerdictDocument['outcome'];
  readonly versions: number;
  /** Files that are missing or were changed; the ledger names their versions. */
  readonly faults: number;
  /** Versions that are left for another day, because there are too many bytes for one run. */
  readonly unread: number;
}

/** Daily: holds every file of the room against the ledger. The event says nothing. */
export const makeHandler =
  (room: Pick<RoomPorts, 'objects' | 'ledger' | 'keyRing' | 'clock'>): Handle<VerifiedCounts> =>
  async () => {
    const ends = room.clock.now().getTime() + VERIFY_RUN_MS;
    const goesOn = (): boolean => room.clock.now().getTime() < ends;
    const { outcome, versions, faults } = await verifyRoom(room)({ goesOn });
    const unread = versions.filter(({ found }) => found === 'unread').length;
    report(outcome);
    if (unread > 0) report('unread');
    return { outcome, versions: versions.length, faults: faults.length, unread };
  };

/** The function that the schedule calls. */
export const handler = lambdaFunction('verify-room', makeHandler);
