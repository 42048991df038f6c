import type { LocalRoom } from '#adapters/local/deps.ts';
import { verifyLedger } from '#core/chain/verify-ledger.ts';
import { answerDocument } from '#core/documents/answer-document.ts';
import { planDocument } from '#core/documents/plan-document.ts';
import type { RoomClient } from '#core/ports/room-client.ts';
import { approveAgreement } from '#core/usecases/agreements/agreements.ts';
import { proposeFor, roomAgreements } from '#core/usecases/agreements/room-agreements.ts';
import { checkPack } from '#core/usecases/audit/pack/check-pack.ts';
import { notePack } from '#core/usecases/audit/pack/note-pack.ts';
import { roomActivity } from '#core/usecases/audit/room-activity.ts';
import { roomEvidence } from '#core/usecases/audit/room-evidence.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { recheckDrop } from '#core/usecases/drops/recheck-drop.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import { freezeRoom } from '#core/usecases/freezing/freeze-room.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { listReleases, rereadRelease } from '#core/usecases/questions/past-releases.ts';
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

const upload =
  (room: LocalRoom): RoomClient['upload'] =>
  async (party, drop) => {
    await recheckDrop(room)(drop);
    const arrived = await uploadDrop(room)(party, drop);
    const accepted = await acceptDrop(room)(arrived);
    const uncleaned = (await isCleaned(room)) ? {} : { uncleaned: true as const };
    return { kind: 'delivery', party, dataset: arrived.dataset, ...accepted, ...uncleaned };
  };

/** A room in a folder: this process does itself whatever it is asked. */
export const localClient = (room: LocalRoom): RoomClient => ({
  agreements: roomAgreements(room),
  propose: proposeFor(room),
  approve: (party, { digest }, beside) =>
    approveAgreement(room)(party, { ...beside, agreement: digest }),
  upload: upload(room),
  ask: async (party, question) => answerDocument(await answerQuestion(room)(party, question)),
  plan: async (party, question) => planDocument(await planQuestion(room)(party, question)),
  freeze: freezeRoom(room),
  status: async () => {
    const status = await roomStatus(room)();
    const waiting = { ...(await waitingData(room)()), scratch: await room.deadScratch() };
    return { ...status, waiting };
  },
  releases: listReleases(room),
  release: rereadRelease(room),
  entries: async () => ({ kind: 'ledger', entries: [...(await room.ledger.entries())] }),
  activity: roomActivity(room),
  evidence: roomEvidence(room),
  notePack: notePack(room),
  checkPack: async (pack) => checkPack(pack, await room.ledger.entries()),
  verify: async (receipts) => ({
    kind: 'ledger-verdict',
    ...(await verifyLedger(room, [...room.known, ...receipts])),
  }),
  verifyRoom: verifyRoom(room),
  expire: async () => ({ kind: 'expiry', expired: await expireData(room)() }),
  upkeep: async () => ({ kind: 'upkeep', scratch: room.swept, ...(await cleanUp(room)()) }),
});
