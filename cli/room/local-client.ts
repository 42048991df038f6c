import type { LocalRoom } from '#adapters/local/deps.ts';
import type { RoomClient } from '#cli/room/room-client.ts';
import { partyOf } from '#core/agreement/lookup.ts';
import { verifyLedger } from '#core/ledger/verify-ledger.ts';
import { acceptDrop } from '#core/usecases/accept-drop.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements.ts';
import { answerQuestion } from '#core/usecases/answer-question.ts';
import { planQuestion } from '#core/usecases/plan-question.ts';
import { roomStatus } from '#core/usecases/room-status.ts';
import { uploadDrop } from '#core/usecases/upload-drop.ts';

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
    const arrived = await uploadDrop(room)(party, drop);
    return { arrived, accepted: await acceptDrop(room)(arrived) };
  },
  status: roomStatus(room),
  entries: () => room.ledger.entries(),
  verify: (receipts) => verifyLedger(room, [...room.known, ...receipts]),
});
