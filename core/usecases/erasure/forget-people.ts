import type { ForgettingDocument, ForgottenDocument } from '#core/documents/forgetting-document.ts';
import type { PreparedDrop } from '#core/drops/prepared-drop.ts';
import { AirlockError } from '#core/errors.ts';
import type { ErasureTerms } from '#core/ledger/erasures.ts';
import type { Successor } from '#core/ledger/events/people-forgotten.ts';
import { currentVersion, type RoomState } from '#core/ledger/room-state.ts';
import { findVersionReport } from '#core/usecases/drops/version-report.ts';
import { beginErasure, liftTombstones } from '#core/usecases/erasure/change-tombstones.ts';
import { completeErasure } from '#core/usecases/erasure/complete-erasure.ts';
import { removeList, uploadList } from '#core/usecases/erasure/forget-list.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Omit<RoomPorts, 'queryEngine'>;

/** How many people a version is of, or events. */
const sizeOf = async (ports: Ports, state: RoomState, name: string): Promise<number> => {
  const version = state.published.get(name);
  const report = version && (await findVersionReport(ports, version));
  return typeof report === 'object' ? (report.events ?? report.people) : 0;
};

const toldOf = async (
  ports: Ports,
  state: RoomState,
  { dataset, former, version }: Successor,
): Promise<ForgottenDocument['successors'][number]> => {
  const left = await sizeOf(ports, state, version);
  const { party = '' } = state.published.get(version) ?? {};
  return {
    ...{ dataset, former, version, left },
    current: currentVersion(state, party, dataset)?.version === version,
    removed: (await sizeOf(ports, state, former)) - left,
  };
};

/** The receipt of a request that is done, by the ledger and the reports of its party. */
const receiptOf = async (ports: Ports, request: string): Promise<ForgottenDocument> => {
  const state = await ports.ledger.state();
  const entries = await ports.ledger.entries();
  const erasure = state.erasures.get(request);
  const done = entries.find(
    ({ event }) => event.type === 'people-forgotten' && event.request === request,
  );
  if (!erasure || done?.event.type !== 'people-forgotten')
    throw new AirlockError('room', 'The ledger does not hold the receipt of this request.');
  const { party, reason, received, due } = erasure;
  const successors: ForgottenDocument['successors'] = [];
  for (const each of done.event.successors) successors.push(await toldOf(ports, state, each));
  return {
    ...{ kind: 'forgetting', act: 'forget', party, request, reason, received, due },
    ...{ done: done.at, successors, ended: done.event.ended },
  };
};

/**
 * Takes the people of a list out of everything that their party has in the room, at once and for good, and keeps them out
 * of whatever it delivers later. The same list again is the same request.
 */
export const forgetPeople =
  (ports: Ports) =>
  async (party: string, list: PreparedDrop, terms: ErasureTerms): Promise<ForgottenDocument> => {
    const arrived = await uploadList(ports)(party, list);
    await beginErasure(ports)(arrived, terms);
    await completeErasure(ports)(arrived.drop);
    return receiptOf(ports, arrived.drop);
  };

/** Takes the people of a list out of those who are to stay forgotten: a later drop may hold them again. */
export const liftPeople =
  (ports: Ports) =>
  async (party: string, list: PreparedDrop): Promise<ForgettingDocument> => {
    const arrived = await uploadList(ports)(party, list);
    await liftTombstones(ports)(arrived);
    await removeList(ports, party, arrived.drop);
    return { kind: 'forgetting', act: 'lift', party, request: arrived.drop };
  };
