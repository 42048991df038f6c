import { join } from 'node:path';
import type { LocalRoom } from '#adapters/local/deps.ts';
import type { BridgeRate } from '#core/drops/bridge-rate.ts';
import { isErasing } from '#core/ledger/erasures.ts';
import type { RoomClient } from '#core/ports/room-client.ts';
import type { DatasetId } from '#core/room-layout.ts';

/** A delivery that was decided on stands, whatever becomes of the clean-up after it. */
const isCleaned = async (room: LocalRoom): Promise<boolean> => {
  const { cleanUp } = await import('#core/usecases/upkeep/clean-up.ts');
  return cleanUp(room)().then(
    () => true,
    () => false,
  );
};

/** The same of what is told beside it: a damaged list is told of when it is asked about. */
const bridgesOf = async (room: LocalRoom, at: DatasetId): Promise<readonly BridgeRate[]> => {
  const { bridgeRates } = await import('#core/usecases/drops/bridge-rates.ts');
  return bridgeRates(room)(at).catch(() => []);
};

/** Each rate with that of the versions before, so that ids which were lost show. */
const comparedWith = (before: readonly BridgeRate[], after: readonly BridgeRate[]): BridgeRate[] =>
  after.map((rate) => {
    const old = before.find(({ dataset }) => dataset === rate.dataset);
    return old ? { ...rate, before: { events: old.events, linked: old.linked } } : rate;
  });

/** Whoever delivers goes on with people who are being forgotten: the drop would wait for that. */
const goOnForgetting = async (room: LocalRoom): Promise<void> => {
  if (!isErasing(await room.ledger.state())) return;
  const { resumeErasures } = await import('#core/usecases/erasure/resume-erasures.ts');
  await resumeErasures(room)();
};

const upload =
  (room: LocalRoom): RoomClient['upload'] =>
  async (party, drop) => {
    const { recheckDrop } = await import('#core/usecases/drops/recheck-drop.ts');
    const { uploadDrop } = await import('#core/usecases/drops/upload-drop.ts');
    const { acceptDrop } = await import('#core/usecases/drops/accept-drop.ts');
    await goOnForgetting(room);
    await recheckDrop(room)(drop);
    const arrived = await uploadDrop(room)(party, drop);
    const before = await bridgesOf(room, arrived);
    const accepted = await acceptDrop(room)(arrived);
    const uncleaned = (await isCleaned(room)) ? {} : { uncleaned: true as const };
    const delivered = { kind: 'delivery', party, dataset: arrived.dataset, ...uncleaned } as const;
    if (accepted.outcome === 'refused') return { ...delivered, ...accepted };
    const bridges = comparedWith(before, await bridgesOf(room, arrived));
    return { ...delivered, ...accepted, ...(bridges.length > 0 && { bridges }) };
  };

/** What answers questions is loaded with the first one. */
const questions = (room: LocalRoom): Pick<RoomClient, 'ask' | 'plan' | 'releases' | 'release'> => ({
  ask: async (party, question) => {
    const { answerQuestion } = await import('#core/usecases/questions/answer-question.ts');
    const { answerDocument } = await import('#core/documents/answer-document.ts');
    return answerDocument(await answerQuestion(room)(party, question));
  },
  plan: async (party, question) => {
    const { planQuestion } = await import('#core/usecases/questions/plan-question.ts');
    const { planDocument } = await import('#core/documents/plan-document.ts');
    return planDocument(await planQuestion(room)(party, question));
  },
  releases: async () => {
    const { listReleases } = await import('#core/usecases/questions/past-releases.ts');
    return listReleases(room)();
  },
  release: async (name) => {
    const { rereadRelease } = await import('#core/usecases/questions/past-releases.ts');
    return rereadRelease(room)(name);
  },
});

/** What makes lists is loaded with the first one. */
const lists = (room: LocalRoom): Pick<RoomClient, 'makeList' | 'takeList'> => ({
  makeList: async (request) => {
    const { makeList } = await import('#core/usecases/activation/make-list.ts');
    return makeList(room)(request);
  },
  takeList: async (party, activation) => {
    const { takeList } = await import('#core/usecases/activation/take-list.ts');
    return takeList(room)(party, activation);
  },
});

/** What takes people out is loaded with the first of them. */
const forgetting = (room: LocalRoom): Pick<RoomClient, 'forget' | 'lift'> => ({
  forget: async (party, list, { reason, received }) => {
    const { forgetPeople } = await import('#core/usecases/erasure/forget-people.ts');
    await makeTombstoneKeyOnce(room);
    return forgetPeople(room)(party, list, { reason, received });
  },
  lift: async (party, list) => {
    const { liftPeople } = await import('#core/usecases/erasure/forget-people.ts');
    await makeTombstoneKeyOnce(room);
    return liftPeople(room)(party, list);
  },
});

/** A room made before there was such a key gets it now, unless somebody's marks are under one that was lost. */
const makeTombstoneKeyOnce = async (room: LocalRoom): Promise<void> => {
  if ((await room.ledger.state()).tombstones.size > 0) return;
  const { makeTombstoneKey } = await import('#adapters/local/file-key-ring.ts');
  await makeTombstoneKey(join(room.folder, 'keys'), await room.workspace.open());
};

/** Whoever seals a drop finds the key, also in a room that was made before there was one. */
const dropKey =
  (room: LocalRoom): RoomClient['dropKey'] =>
  async (party) => {
    const { handDropKey } = await import('#core/usecases/drops/drop-key.ts');
    await makeTombstoneKeyOnce(room);
    return handDropKey(room)(party);
  };

const agreements = (
  room: LocalRoom,
): Pick<
  RoomClient,
  'agreements' | 'propose' | 'approve' | 'freeze' | 'review' | 'recordReview'
> => ({
  agreements: async () => {
    const { roomAgreements } = await import('#core/usecases/agreements/room-agreements.ts');
    return roomAgreements(room)();
  },
  propose: async (party, signed) => {
    const { proposeFor } = await import('#core/usecases/agreements/room-agreements.ts');
    return proposeFor(room)(party, signed);
  },
  approve: async (party, { digest }, beside) => {
    const { approveAgreement } = await import('#core/usecases/agreements/agreements.ts');
    return approveAgreement(room)(party, { ...beside, agreement: digest });
  },
  freeze: async (side, act) => {
    const { freezeRoom } = await import('#core/usecases/freezing/freeze-room.ts');
    return freezeRoom(room)(side, act);
  },
  review: async () => {
    const { reviewAccess } = await import('#core/usecases/governance/review-access.ts');
    return reviewAccess(room, 'local')();
  },
  recordReview: async (side, read) => {
    const { recordReview } = await import('#core/usecases/governance/review-access.ts');
    return recordReview(room, 'local')(side, read);
  },
});

/** What people have a right to. */
const rights = (room: LocalRoom): Pick<RoomClient, 'subject'> => ({
  subject: async (party, identifiers) => {
    const { tellSubject } = await import('#core/usecases/subjects/tell-subject.ts');
    return tellSubject(room)(party, identifiers);
  },
});

const proofs = (
  room: LocalRoom,
): Pick<
  RoomClient,
  'entries' | 'activity' | 'evidence' | 'notePack' | 'checkPack' | 'verify' | 'verifyRoom'
> => ({
  entries: async () => ({ kind: 'ledger', entries: [...(await room.ledger.entries())] }),
  activity: async () => {
    const { roomActivity } = await import('#core/usecases/audit/room-activity.ts');
    return roomActivity(room)();
  },
  evidence: async () => {
    const { roomEvidence } = await import('#core/usecases/audit/room-evidence.ts');
    return roomEvidence(room)();
  },
  notePack: async (side, manifest) => {
    const { notePack } = await import('#core/usecases/audit/pack/note-pack.ts');
    return notePack(room)(side, manifest);
  },
  checkPack: async (pack) => {
    const { checkPack } = await import('#core/usecases/audit/pack/check-pack.ts');
    return checkPack(pack, await room.ledger.entries());
  },
  verify: async (receipts) => {
    const { verifyLedger } = await import('#core/chain/verify-ledger.ts');
    return {
      kind: 'ledger-verdict',
      ...(await verifyLedger(room, [...room.known, ...receipts])),
    };
  },
  verifyRoom: async () => {
    const { verifyRoom } = await import('#core/usecases/upkeep/verify-room.ts');
    return verifyRoom(room)();
  },
});

const upkeep = (
  room: LocalRoom,
): Pick<RoomClient, 'status' | 'expire' | 'upkeep' | 'withdraw' | 'rotate'> => ({
  withdraw: async (withdrawn) => {
    const { withdrawWholly } = await import('#core/usecases/withdrawal/withdraw-wholly.ts');
    return withdrawWholly(room)(withdrawn);
  },
  rotate: async (side) => {
    const { beginEpoch } = await import('#core/usecases/epochs/begin-epoch.ts');
    return beginEpoch(room)(side);
  },
  status: async () => {
    const { roomStatus } = await import('#core/usecases/upkeep/room-status.ts');
    const { waitingData } = await import('#core/usecases/upkeep/waiting-data.ts');
    const { withHeldLists } = await import('#core/usecases/upkeep/held-lists.ts');
    const status = await withHeldLists(room, await roomStatus(room)());
    const waiting = { ...(await waitingData(room)()), scratch: await room.deadScratch() };
    return { ...status, waiting };
  },
  expire: async () => {
    const { expireData } = await import('#core/usecases/upkeep/expire-data.ts');
    const { toldExpiry } = await import('#core/usecases/upkeep/removal.ts');
    return { kind: 'expiry', ...toldExpiry(await expireData(room)()) };
  },
  upkeep: async () => {
    const { resumeErasures } = await import('#core/usecases/erasure/resume-erasures.ts');
    const { cleanUp } = await import('#core/usecases/upkeep/clean-up.ts');
    const { toldExpiry } = await import('#core/usecases/upkeep/removal.ts');
    const forgotten = [...(await resumeErasures(room)())];
    const { leftovers, ...removed } = await cleanUp(room)();
    return {
      ...{ kind: 'upkeep', scratch: room.swept, leftovers, ...toldExpiry(removed) },
      ...(forgotten.length > 0 && { forgotten }),
    };
  },
});

/**
 * A room in a folder: this process does itself whatever it is asked. What that takes is loaded when it is asked for,
 * since a command asks for one thing and waits for all that it loads.
 */
export const localClient = (room: LocalRoom): RoomClient => ({
  ...agreements(room),
  dropKey: dropKey(room),
  upload: upload(room),
  ...questions(room),
  ...lists(room),
  ...forgetting(room),
  ...rights(room),
  ...proofs(room),
  ...upkeep(room),
});
