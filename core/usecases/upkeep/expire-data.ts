import type { Expired, RemovedItem } from '#core/documents/expiry-document.ts';
import { MAX_EXPIRIES_A_RUN } from '#core/limits.ts';
import { releaseKey } from '#core/room-layout.ts';
import { agreementInForce, currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { destroyKeys } from '#core/usecases/epochs/destroy-keys.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import {
  dueDrops,
  dueLists,
  dueReleases,
  dueUnfinished,
  dueVersions,
  type Term,
} from '#core/usecases/upkeep/due-data.ts';
import { type Expiry, noteRemoval, removeAndProve } from '#core/usecases/upkeep/removal.ts';
import { whyDrop, whyList, whyVersion } from '#core/usecases/upkeep/removal-reason.ts';
import {
  dropRemoval,
  listRemoval,
  releaseRemoval,
  versionRemoval,
} from '#core/usecases/upkeep/removals.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock' | 'epochKeys'>;

/**
 * Removes what the room may not keep any longer, and notes each removal in the ledger once it was looked for again
 * and was gone: token files of versions, releases, lists, and drops that never became a version. That is what was
 * ended before its time, and what is past it by the agreement in force, which is what both parties approved: a proposal
 * alone removes nothing, and before the first approval nothing has a term. Drops come last but for the keys of epochs
 * that ended: nothing that a party puts into its zone keeps the rest from ending.
 */
export const expireData = (ports: Ports) => async (): Promise<Expiry> => {
  const state = await ports.ledger.state();
  const agreed = await agreementInForce(ports, state);
  const { agreement } = agreed ?? (await currentAgreement(ports, state));
  const term: Term = { state, agreement, hasTerm: agreed !== undefined, now: ports.clock.now() };
  const ofRoom = await removeAndProve(ports, [
    ...dueVersions(term)
      .slice(0, MAX_EXPIRIES_A_RUN)
      .map((each) => ({
        ...versionRemoval(ports, state, { ...each, collaboration: agreement.id }),
        why: whyVersion(term, each),
      })),
    ...dueReleases(term)
      .slice(0, MAX_EXPIRIES_A_RUN)
      .map((each) => ({ ...releaseRemoval(ports, each), why: 'past-its-time' as const })),
    ...dueLists(term)
      .slice(0, MAX_EXPIRIES_A_RUN)
      .map((each) => ({ ...listRemoval(ports, each), why: whyList(each) })),
  ]);
  const unfinished = await expireUnfinished(ports, term);
  const done = [ofRoom, { expired: unfinished, unproven: [] }];
  for (const { id } of agreement.parties) {
    const drops = await dueDrops(ports, term, id);
    done.push(
      await removeAndProve(
        ports,
        drops.map((each) => ({ ...dropRemoval(ports, each), why: whyDrop(term, each) })),
      ),
    );
  }
  return {
    expired: done.flatMap(({ expired }) => expired),
    unproven: done.flatMap(({ unproven }) => unproven),
    keys: await destroyKeys(ports, agreement),
  };
};

/**
 * An answer that was paid for and not taken counts as unpaid from the note on, and only then its draw goes, if
 * there is one: the other way round, whoever asked in between would get a second draw for the same charge.
 */
const expireUnfinished = async (ports: Ports, term: Term): Promise<RemovedItem[]> => {
  const done: RemovedItem[] = [];
  for (const { party, release: id } of dueUnfinished(term).slice(0, MAX_EXPIRIES_A_RUN)) {
    const event: Expired = { type: 'data-expired', what: 'release', party, id };
    if (await noteRemoval(ports, event)) done.push({ ...event, why: 'past-its-time' });
    await ports.objects.delete(releaseKey(id));
  }
  return done;
};
