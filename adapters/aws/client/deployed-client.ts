import { setTimeout as sleep } from 'node:timers/promises';
import { awaitAnswer } from '#adapters/aws/client/await-answer.ts';
import type { PartyRoom } from '#adapters/aws/client/party-deps.ts';
import { partyOf } from '#core/agreement/lookup.ts';
import { verifyLedger } from '#core/chain/verify-ledger.ts';
import type { DropId } from '#core/drop-files.ts';
import { AirlockError } from '#core/errors.ts';
import { decisionOn } from '#core/ledger/room-state.ts';
import type { Patience, RoomClient } from '#core/ports/room-client.ts';
import { requireAdvertiser } from '#core/usecases/activation/planned-list.ts';
import { takeList } from '#core/usecases/activation/take-list.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { roomAgreements } from '#core/usecases/agreements/room-agreements.ts';
import { checkPack } from '#core/usecases/audit/pack/check-pack.ts';
import { roomActivity } from '#core/usecases/audit/room-activity.ts';
import { roomEvidence } from '#core/usecases/audit/room-evidence.ts';
import { awaitDecision } from '#core/usecases/drops/await-decision.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
import { awaitList } from '#core/usecases/erasure/await-list.ts';
import { erasureReceipt } from '#core/usecases/erasure/erasure-receipt.ts';
import { uploadList } from '#core/usecases/erasure/forget-list.ts';
import { reviewAccess } from '#core/usecases/governance/review-access.ts';
import { listReleases, rereadRelease } from '#core/usecases/questions/past-releases.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';

/** A room on AWS: its functions do what it is asked, this process looks at the ledger. */
export const deployedClient = (room: PartyRoom): RoomClient => ({
  agreements: roomAgreements(room),
  propose: async (party, signed) => {
    partyOf(signed.agreement, party);
    return room.functions.propose(party, signed);
  },
  approve: async (party, signed, beside) => {
    partyOf(signed.agreement, party);
    return room.functions.approve(party, signed, { code: room.code, ...beside });
  },
  dropKey: (party) => room.functions.dropKey(party),
  upload: upload(room),
  ask: (party, question, patience) =>
    awaitAnswer(
      { ...room, look: (awaits) => room.functions.ask(party, question, awaits) },
      patience,
    ),
  plan: (party, question) => room.functions.plan(party, question),
  makeList: async (request) => {
    // The door is shut to another party's account, which AWS would say in words of its own.
    const { agreement } = await currentAgreement(room, await room.ledger.state());
    requireAdvertiser(agreement, request.party);
    return room.functions.makeList(request);
  },
  takeList: takeList(room),
  ...overseen(room),
  ...forgetting(room),
  subject: (party, identifiers) => room.functions.subject(party, identifiers),
  status: roomStatus(room),
  releases: listReleases(room),
  release: rereadRelease(room),
  entries: async () => ({ kind: 'ledger', entries: [...(await room.ledger.entries())] }),
  activity: roomActivity(room),
  evidence: roomEvidence(room),
  checkPack: async (pack) => checkPack(pack, await room.ledger.entries()),
  verify: async (receipts) => ({
    kind: 'ledger-verdict',
    ...(await verifyLedger(room, [...room.known, ...receipts])),
  }),
  verifyRoom: async () => keepsItself(),
  expire: async () => keepsItself(),
  upkeep: async () => keepsItself(),
});

/** What a side says in the ledger of a room. */
const overseen = (
  room: PartyRoom,
): Pick<RoomClient, 'freeze' | 'withdraw' | 'rotate' | 'notePack' | 'review' | 'recordReview'> => ({
  freeze: (side, act) => room.functions.freeze(side, act),
  withdraw: async (withdrawn) => {
    const { agreement } = await currentAgreement(room, await room.ledger.state());
    partyOf(agreement, withdrawn.party);
    return room.functions.withdraw(withdrawn);
  },
  rotate: (side) => room.functions.rotate(side),
  notePack: (side, manifest) => room.functions.notePack(side, manifest),
  review: reviewAccess(room, 'deployed'),
  recordReview: (side, read) => room.functions.recordReview(side, read),
});

/** The room does so by itself once the list is in the party's drop zone. */
const forgetting = (room: PartyRoom): Pick<RoomClient, 'forget' | 'lift'> => {
  const carriedOut = async (
    patience: Patience,
    ...list: Parameters<ReturnType<typeof uploadList>>
  ): Promise<DropId> => {
    const arrived = await uploadList(room)(...list);
    await awaitList(room)(arrived, { ...patience, wait: room.wait });
    return arrived.drop;
  };
  return {
    forget: async (party, list, { reason, received, ...patience }) => {
      const asks = { act: 'forget', reason, received } as const;
      return erasureReceipt(room, await carriedOut(patience, party, list, asks));
    },
    lift: async (party, list, patience) => {
      const request = await carriedOut(patience, party, list, { act: 'lift' });
      return { kind: 'forgetting', act: 'lift', party, request };
    },
  };
};

const upload =
  (room: PartyRoom): RoomClient['upload'] =>
  async (party, drop, patience) => {
    const before = await room.ledger.state();
    const arrived = await uploadDrop(room)(party, drop);
    const accepted = await awaitDecision(room)(arrived, { ...patience, wait: sleep });
    const isRepeated = decisionOn(before, arrived) !== undefined;
    const repeated = accepted.outcome === 'published' ? { repeated: isRepeated } : {};
    return { kind: 'delivery', party, dataset: arrived.dataset, ...accepted, ...repeated };
  };

const keepsItself = (): never => {
  throw new AirlockError(
    'usage',
    'A room on AWS does this by itself, once a day: "status" and "ledger list" tell what it found.',
  );
};
