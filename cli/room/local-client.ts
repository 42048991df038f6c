import type { LocalRoom } from '#adapters/local/deps.ts';
import type { RoomClient } from '#cli/room/room-client.ts';
import { partyOf } from '#core/agreement/lookup.ts';
import { verifyLedger } from '#core/ledger/verify-ledger.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { recheckDrop } from '#core/usecases/drops/recheck-drop.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { cleanUp } from '#core/usecases/upkeep/clean-up.ts';
import { expireData } from '#core/usecases/upkeep/expire-data.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { verifyRoom } from '#core/usecases/upkeep/verify-room.ts';
import { waitingData } from '#core/usecases/upkeep/waiting-data.ts';

/** A delivery that was decided on stands, whatever becomes of the clean-up after it. */
const isCleaned = (room: LocalRoom): Promise<boolean> =>
  cleanUp(room)().then(
    () => true,
    () => false,
  );

/** A room in a folder: this process does itself whatever it is asked. */
export const localClient = (room: LocalRoom): RoomClient => ({
  approve: async (party, changed) => {
    if (changed) {
      partyOf(changed.agreement, party);
      await proposeAgreement(room)(changed);
    }
    return approveAgreement(room)(party);
  },
  ask: answerQuestion(room),
  plan: planQuestion(room),
  deliver: async (party, drop) => {
    await recheckDrop(room)(drop);
    const arrived = await uploadDrop(room)(party, drop);
    const accepted = await acceptDrop(room)(arrived);
    return { arrived, accepted, uncleaned: !(await isCleaned(room)) };
  },
  status: roomStatus(room),
  waiting: async () => ({ ...(await waitingData(room)()), scratch: await room.deadScratch() }),
  expire: expireData(room),
  upkeep: async () => ({ scratch: room.swept, ...(await cleanUp(room)()) }),
  verifyRoom: verifyRoom(room),
  entries: () => room.ledger.entries(),
  verify: (receipts) => verifyLedger(room, [...room.known, ...receipts]),
});
