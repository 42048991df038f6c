import { expectedList, truthChance } from '#core/activation/expected-list.ts';
import { expiryOf, hasExpired, newestList } from '#core/activation/list-account.ts';
import type { ListDocument } from '#core/documents/list-document.ts';
import { type RefusalDocument, refusalDocument } from '#core/documents/refusal-document.ts';
import { refusal } from '#core/errors.ts';
import { isFrozen } from '#core/ledger/freezes.ts';
import type { PaidList } from '#core/ledger/room-state.ts';
import { OVERTAKEN_TRIES } from '#core/limits.ts';
import type { ListEngine } from '#core/ports/list-engine.ts';
import type { ListRequest } from '#core/ports/room-client.ts';
import { LEDGER_PREFIX, LISTS_PREFIX } from '#core/room-layout.ts';
import { untilSettled } from '#core/until-settled.ts';
import { changesEnough } from '#core/usecases/activation/changes-enough.ts';
import { drawList } from '#core/usecases/activation/draw-list.ts';
import { storeLabels } from '#core/usecases/activation/list-object.ts';
import { type PlannedList, planList } from '#core/usecases/activation/planned-list.ts';
import { listsLeft, requirePayable, reserveList } from '#core/usecases/activation/reserve-list.ts';
import { checkVersion, damagedVersion, noteCheck } from '#core/usecases/questions/check-version.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<
  RoomPorts,
  'objects' | 'ledger' | 'clock' | 'code' | 'keyRing' | 'versionFiles' | 'capacity'
> & { readonly listEngine: ListEngine };

/**
 * The second door: every list of people that leaves the room is made here. Who has it made, is the agreement approved, are the
 * versions whole, is the list large enough by an answer that was paid for, was it made before; then charge, draws,
 * ledger. Labels are handed out by `take-list.ts` alone, and to the publisher.
 */
export const makeList =
  (ports: Ports) =>
  (request: ListRequest): Promise<ListDocument | RefusalDocument> =>
    untilSettled(OVERTAKEN, () => makeOnce(ports, request));

const OVERTAKEN = {
  tries: OVERTAKEN_TRIES,
  says: 'The agreement or the versions changed each time that the list was to be made: try again in a moment.',
};

const makeOnce = async (
  ports: Ports,
  { party, activation, dryRun }: ListRequest,
): Promise<ListDocument | RefusalDocument | undefined> => {
  const planned = await planList(ports, party, activation);
  if ('outcome' in planned) return refusalDocument(planned);
  const { known } = planned;
  if (known) requireUnexpired(ports, known);
  else await requireNew(ports, planned);
  if (dryRun) return documentOf(ports, planned, undefined);
  if (known?.released) return documentOf(ports, planned, known);
  // What is charged must be able to be kept.
  for (const prefix of [LEDGER_PREFIX, LISTS_PREFIX]) await ports.objects.checkWritable(prefix);
  const paid = await reserveList(ports, planned);
  if (paid === undefined) return undefined;
  const released = await release(ports, planned, paid);
  return released && documentOf(ports, planned, released);
};

const requireUnexpired = ({ clock }: Ports, known: PaidList): void => {
  if (hasExpired(known, clock.now()))
    throw refusal(
      'list-expired',
      `The list on these versions expired ${known.days} days after it was made, and is not made again: the publisher prepares and delivers its list anew for another one.`,
    );
};

/** What forbids one more list. The brand alone is told. */
const requireNew = async (ports: Ports, planned: PlannedList): Promise<void> => {
  const { state, name } = planned;
  const now = ports.clock.now();
  requirePayable(state, grantedOf(planned), now);
  if (await changesEnough(ports, planned)) return;
  const before = newestList(state, name);
  const holds = before && !hasExpired(before, now) ? ' The edition before holds on.' : '';
  throw refusal(
    'list-changed-too-little',
    `Your list differs from that of an earlier edition by too few people: what both told would be about a few.${holds}`,
  );
};

const grantedOf = ({ name, asked }: PlannedList) => ({ name, agreement: asked.signed.agreement });

/** Draws a list that was paid for, stores it under its one name and notes it. Undefined while the room is frozen. */
const release = async (
  ports: Ports,
  planned: PlannedList,
  paid: PaidList,
): Promise<PaidList | undefined> => {
  const labels = await drawList(ports, planned, paid).catch(async (fault: unknown) => {
    await requireWhole(ports, planned);
    throw fault;
  });
  if (isFrozen(await ports.ledger.state())) return undefined;
  const content = await storeLabels(ports, paid.list, labels);
  await ports.ledger.append((state) =>
    isFrozen(state) || state.lists.get(paid.list)?.released !== undefined
      ? undefined
      : { type: 'list-released', party: paid.party, list: paid.list, content },
  );
  const noted = (await ports.ledger.state()).lists.get(paid.list);
  return noted?.released && noted;
};

/** Tells a fault of the engine from a version that somebody damaged meanwhile. */
const requireWhole = async (ports: Ports, { asked }: PlannedList): Promise<void> => {
  const collaboration = asked.signed.agreement.id;
  for (const version of [asked.versions.counted, asked.versions.other]) {
    const check = { collaboration, version, contents: false };
    if ((await checkVersion(ports, check)).faults.length === 0) continue;
    await noteCheck(ports, version, 'damaged');
    throw damagedVersion(version);
  }
};

/** What is told of a list: what was known before it was drawn, and never how many labels are on it. */
const documentOf = async (
  { ledger, clock }: Ports,
  planned: PlannedList,
  made: PaidList | undefined,
): Promise<ListDocument> => {
  const { activation, asked, people, known, name } = planned;
  const { listEpsilon: epsilon, use, purpose } = activation;
  const universe = asked.versions.other.people;
  return {
    kind: 'list',
    outcome: made ? 'made' : 'possible',
    activation: name,
    ...{ use, purpose, universe, recall: round(truthChance(epsilon)) },
    ...(people !== undefined && outlookOf({ people, universe, epsilon })),
    epsilon,
    cost: known ? 0 : epsilon,
    repeated: known?.released !== undefined,
    left: listsLeft(await ledger.state(), grantedOf(planned), clock.now()),
    ...(made && { list: made.list, expires: expiryOf(made) }),
  };
};

const round = (share: number): number => Math.round(share * 1000) / 1000;

const outlookOf = (
  outlook: Parameters<typeof expectedList>[0],
): Pick<ListDocument, 'people' | 'labels' | 'precision'> => {
  const { labels, precision } = expectedList(outlook);
  return { people: outlook.people, labels, precision: round(precision) };
};
