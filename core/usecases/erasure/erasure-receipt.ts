import type { ForgottenDocument } from '#core/documents/forgetting-document.ts';
import { AirlockError } from '#core/errors.ts';
import type { Successor } from '#core/ledger/events/people-forgotten.ts';
import { currentVersion, type RoomState } from '#core/ledger/room-state.ts';
import { findVersionReport } from '#core/usecases/drops/version-report.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Reports = Pick<RoomPorts, 'objects' | 'ledger'>;

/** How many people a version is of, or events; and until when exact questions on it wait. */
const reportedOf = async (ports: Reports, state: RoomState, name: string) => {
  const version = state.published.get(name);
  const report = version && (await findVersionReport(ports, version));
  if (typeof report !== 'object') return { size: 0 };
  const { events, people, heldUntil } = report;
  return { size: events ?? people, ...(heldUntil !== undefined && { heldUntil }) };
};

const toldOf = async (
  ports: Reports,
  state: RoomState,
  { dataset, former, version }: Successor,
): Promise<ForgottenDocument['successors'][number]> => {
  const { size: left, ...held } = await reportedOf(ports, state, version);
  const { party = '' } = state.published.get(version) ?? {};
  return {
    ...{ dataset, former, version, left },
    current: currentVersion(state, party, dataset)?.version === version,
    removed: (await reportedOf(ports, state, former)).size - left,
    ...held,
  };
};

/** The receipt of a request that is done, by the ledger and the reports of its party, for that party alone. */
export const erasureReceipt = async (
  ports: Reports,
  request: string,
): Promise<ForgottenDocument> => {
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
