import { expectedList, truthChance } from '#core/activation/expected-list.ts';
import { expiryOf, hasExpired, isPastExpiry } from '#core/activation/list-account.ts';
import type { ListDocument } from '#core/documents/list-document.ts';
import { type RefusalDocument, refusalDocument } from '#core/documents/refusal-document.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import { isStopped } from '#core/ledger/freezes.ts';
import type { PaidList, RoomState } from '#core/ledger/room-state.ts';
import { OVERTAKEN_TRIES } from '#core/limits.ts';
import type { ListEngine } from '#core/ports/list-engine.ts';
import type { ListRequest } from '#core/ports/room-client.ts';
import { LEDGER_PREFIX, LISTS_PREFIX } from '#core/room-layout.ts';
import { untilSettled } from '#core/until-settled.ts';
import { isReleased } from '#core/usecases/activation/agreed-lists.ts';
import { changesEnough } from '#core/usecases/activation/changes-enough.ts';
import { drawList } from '#core/usecases/activation/draw-list.ts';
import { readLabels, storeLabels } from '#core/usecases/activation/list-object.ts';
import { type PlannedList, planList } from '#core/usecases/activation/planned-list.ts';
import {
  isCurrent,
  listsLeft,
  requirePayable,
  reserveList,
} from '#core/usecases/activation/reserve-list.ts';
import { checkVersion, noteCheck, notWhole } from '#core/usecases/questions/check-version.ts';
import { warningsOfChoice } from '#core/usecases/questions/fairness-warnings.ts';
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
  else requirePayable(planned.state, grantedOf(planned), ports.clock.now());
  if (known === undefined || !isReleased(known)) await requireChange(ports, planned);
  if (dryRun) return documentOf(ports, planned, { charged: known === undefined });
  if (known && isReleased(known) && (await readLabels(ports, known)))
    return documentOf(ports, planned, { made: known, charged: false });
  // What is charged must be able to be kept.
  for (const prefix of [LEDGER_PREFIX, LISTS_PREFIX]) await ports.objects.checkWritable(prefix);
  const reserved = known ? { paid: known, charged: false } : await reserveList(ports, planned);
  if (reserved === undefined) return undefined;
  const made = await release(ports, planned, reserved.paid);
  return made && documentOf(ports, planned, { made, charged: reserved.charged });
};

const requireUnexpired = ({ clock }: Ports, known: PaidList): void => {
  const now = clock.now();
  if (!hasExpired(known, now)) return;
  const was = !isPastExpiry(known, now)
    ? 'ended when a list that it is made of was taken out of the room, and is not made again'
    : isReleased(known)
      ? `expired ${known.days} days after it was made, and is not made again`
      : `was paid for on ${known.at.slice(0, 10)} and never made, and is not made any more ${known.days} days later`;
  throw refusal(
    'list-expired',
    `The list on these versions ${was}: the publisher prepares and delivers its list anew for another one.`,
  );
};

/** Two editions may not tell of a few people between them. The brand alone is told. */
const requireChange = async (ports: Ports, planned: PlannedList): Promise<void> => {
  if (await changesEnough(ports, planned)) return;
  const { newest } = planned.lists;
  const holds =
    newest && !hasExpired(newest, ports.clock.now()) ? ' The edition before holds on.' : '';
  throw refusal(
    'list-changed-too-little',
    `Your list differs from that of an earlier edition by too few people: what both told would be about a few.${holds}`,
  );
};

const grantedOf = ({ name, asked }: PlannedList) => ({ name, agreement: asked.signed.agreement });

/**
 * Draws a list that was paid for, stores it under its one name and notes it, if the lists that it is about are still those
 * in force: who left meanwhile is on none. Undefined while the room is frozen.
 */
const release = async (
  ports: Ports,
  planned: PlannedList,
  paid: PaidList,
): Promise<PaidList | undefined> => {
  const labels = await drawList(ports, planned, paid).catch(async (fault: unknown) => {
    await requireWhole(ports, planned);
    throw fault;
  });
  const before = await ports.ledger.state();
  if (!isCurrent(before, planned)) return overtaken(before);
  const content = await storeLabels(ports, paid, labels);
  await ports.ledger.append((state) =>
    !isCurrent(state, planned) || state.lists.get(paid.list)?.released !== undefined
      ? undefined
      : { type: 'list-released', party: paid.party, list: paid.list, content },
  );
  const after = await ports.ledger.state();
  const noted = after.lists.get(paid.list);
  return noted?.released ? noted : overtaken(after);
};

/** Another list would be charged anew, which nobody asked for. */
const overtaken = (state: RoomState): undefined => {
  if (isStopped(state)) return undefined;
  throw new AirlockError(
    'room',
    'A list or the agreement changed while labels were drawn, so nothing was handed out: what was paid for is made for nothing once the same people are in the room again, and any other list costs anew.',
  );
};

/** Tells a fault of the engine from a version that somebody damaged meanwhile. */
const requireWhole = async (ports: Ports, { asked }: PlannedList): Promise<void> => {
  const collaboration = asked.signed.agreement.id;
  for (const version of [asked.versions.counted, asked.versions.other]) {
    const check = { collaboration, version, contents: false };
    if ((await checkVersion(ports, check)).faults.length === 0) continue;
    await noteCheck(ports, version, 'damaged');
    throw await notWhole(ports, version);
  }
};

/** A list if it was made, and whether somebody pays for it now. */
interface Outcome {
  readonly made?: PaidList;
  readonly charged: boolean;
}

/** What is told of a list: what was known before it was drawn, and never how many labels are on it. */
const documentOf = async (
  { ledger, clock }: Ports,
  planned: PlannedList,
  { made, charged }: Outcome,
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
    cost: charged ? epsilon : 0,
    repeated: known?.released !== undefined,
    left: listsLeft(await ledger.state(), grantedOf(planned), clock.now()),
    ...(made && { list: made.list, expires: expiryOf(made) }),
    ...fairnessOf(planned),
  };
};

/** What is to be said of the values that decide who is of the segment. */
const fairnessOf = ({ asked, segment }: PlannedList): Pick<ListDocument, 'fairness'> => {
  const { counted, other, on } = asked.question;
  const where = segment.map(([attribute, values]) => ({
    ...{ party: counted.party, attribute, values: [...values] },
  }));
  const chosen = { counted, other, on, where };
  const warnings = warningsOfChoice(asked.signed.agreement, chosen, asked.asker);
  return warnings.length > 0 ? { fairness: [...warnings] } : {};
};

const round = (share: number): number => Math.round(share * 1000) / 1000;

const outlookOf = (
  outlook: Parameters<typeof expectedList>[0],
): Pick<ListDocument, 'people' | 'labels' | 'precision'> => {
  const { labels, precision } = expectedList(outlook);
  return { people: outlook.people, labels, precision: round(precision) };
};
