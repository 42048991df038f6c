import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { TermsDifference } from '#core/agreement/delivered-terms.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { mayAsk } from '#core/agreement/lookup.ts';
import { ANALYSIS_NAMES } from '#core/analyses/analysis-names.ts';
import { READ_TABLES } from '#core/analyses/attributes.ts';
import type { Refused } from '#core/documents/refusal-document.ts';
import { isErasing } from '#core/ledger/erasures.ts';
import { isFrozen } from '#core/ledger/freezes.ts';
import { currentVersion, type PublishedVersion } from '#core/ledger/room-state.ts';
import { isWithdrawn } from '#core/ledger/withdrawals.ts';
import type { QuestionRefusal } from '#core/refusals.ts';
import type { DatasetId } from '#core/room-layout.ts';
import { belowMinimum } from '#core/usecases/drops/below-minimum.ts';
import { readVersionReport } from '#core/usecases/drops/version-report.ts';
import {
  type Asked,
  identified,
  type QuestionVersions,
  versionsOf,
} from '#core/usecases/questions/asked.ts';
import { checkVersion } from '#core/usecases/questions/check-version.ts';
import type { Inquiry } from '#core/usecases/questions/inquiry.ts';
import { matchedKinds } from '#core/usecases/questions/matched-kinds.ts';
import { otherTerms } from '#core/usecases/questions/other-terms.ts';
import { declaredLists } from '#core/usecases/questions/parse-question.ts';
import { columnsRead } from '#core/usecases/questions/question-query.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { hasEnded } from '#core/usecases/upkeep/retention.ts';

/** A question with the versions that it may run on, or why it may not run. */
export type FoundVersions =
  | { readonly outcome: 'found'; readonly asked: Asked }
  /** A file of this version is missing or was changed. */
  | { readonly outcome: 'damaged'; readonly version: PublishedVersion }
  | Refused;

const refused = (reason: QuestionRefusal): FoundVersions => ({ outcome: 'refused', reason });

/** Goes through everything that can forbid a question, before it is charged or a single row is read. */
export const findVersions = async (
  ports: Pick<RoomPorts, 'objects' | 'clock'>,
  inquiry: Inquiry,
): Promise<FoundVersions> => {
  const { state, signed, question, asker } = inquiry;
  if (isFrozen(state)) return refused('room-frozen');
  if (isErasing(state)) return refused('erasure-under-way');
  if (state.inForce === undefined) return refused('agreement-not-approved');
  const allowed = ANALYSIS_NAMES.filter((name) => mayAsk(signed.agreement, asker, name));
  if (!allowed.includes(question.analysis))
    return { outcome: 'refused', reason: 'analysis-not-allowed', allowed };
  if (listsIn(question).some((list) => isWithdrawn(state, list)))
    return refused('dataset-withdrawn');
  const counted = versionOf(inquiry, question.counted);
  const other = versionOf(inquiry, question.other);
  const events = eventsIn(inquiry);
  if (!counted || !other || !events)
    return { outcome: 'refused', reason: 'dataset-not-published', notPublished: absentIn(inquiry) };
  const versions = { counted, other, ...events };
  const all = versionsOf(versions);
  const at = { agreement: signed.agreement, now: ports.clock.now() };
  if (all.some((version) => hasEnded(version, state, at))) return refused('dataset-expired');
  if (all.some(({ epoch }) => epoch !== counted.epoch)) return refused('epoch-differs');
  if (!matchedKinds(signed.agreement, question, versions)) return refused('kind-not-delivered');
  const differing = await findDifferences(ports, inquiry, versions);
  if (differing.length > 0)
    return {
      outcome: 'refused',
      reason: 'delivered-under-other-terms',
      otherTerms: [...differing],
    };
  const damaged = await findDamaged(ports, inquiry, all);
  if (damaged) return { outcome: 'damaged', version: damaged };
  const reports = await readReports(ports, versions);
  // Their files hold other columns: a query would fail, after it was paid for.
  if (Object.values(reports).some(({ shards }) => shards === undefined))
    return refused('delivered-to-older-room');
  if (isHeld(reports, at)) return refused('held-after-erasure');
  const tooSmall = smallOf(versions, reports, signed.agreement);
  if (tooSmall) return { outcome: 'refused', reason: 'below-minimum-dataset', tooSmall };
  return { outcome: 'found', asked: identified(inquiry, { ...versions, reports }) };
};

/** The version that a question is about: the current one, or the one that its answer was paid for on. */
const versionOf = (
  { state, awaited }: Inquiry,
  { party, dataset }: DatasetId,
): PublishedVersion | undefined => {
  const paid = awaited?.answer.versions.find(
    (each) => each.party === party && each.dataset === dataset,
  );
  return paid ? state.published.get(paid.version) : currentVersion(state, party, dataset);
};

/** The datasets of a question that are not in the room, those of people first. */
const absentIn = (inquiry: Inquiry): readonly DatasetId[] =>
  listsIn(inquiry.question).filter((list) => !versionOf(inquiry, list));

/** The datasets of a question, those of people first. */
const listsIn = ({
  counted,
  other,
  conversions,
  touches,
}: Inquiry['question']): readonly DatasetId[] =>
  [counted, other, conversions, touches].filter((list) => list !== undefined);

type Versions = Omit<QuestionVersions, 'reports'>;

/** What the room keeps of each version. */
const readReports = async (
  ports: Pick<RoomPorts, 'objects'>,
  { counted, other, conversions, touches }: Versions,
): Promise<QuestionVersions['reports']> => ({
  counted: await readVersionReport(ports, counted),
  other: await readVersionReport(ports, other),
  ...(conversions && { conversions: await readVersionReport(ports, conversions) }),
  ...(touches && { touches: await readVersionReport(ports, touches) }),
});

/** Would an exact answer, beside one before, tell of the few who were taken out of a list? */
const isHeld = (
  reports: QuestionVersions['reports'],
  { agreement, now }: { readonly agreement: Agreement; readonly now: Date },
): boolean =>
  effectiveTerms(agreement).noise === 'none' &&
  Object.values(reports).some(({ heldUntil }) => heldUntil && now < new Date(heldUntil));

/** The first list of people that is smaller than the agreement asks for. */
const smallOf = (
  versions: Versions,
  reports: QuestionVersions['reports'],
  agreement: Agreement,
): Refused['tooSmall'] => {
  for (const side of ['counted', 'other'] as const) {
    const few = belowMinimum(reports[side].people, agreement);
    const { party, dataset } = versions[side];
    if (few) return { party, dataset, minimum: few.minimum };
  }
  return undefined;
};

type EventVersions = Pick<QuestionVersions, 'conversions' | 'touches'>;

/** The versions of the events that a question reads; undefined if one of them is not in the room. */
const eventsIn = (inquiry: Inquiry): EventVersions | undefined => {
  const { conversions, touches } = inquiry.question;
  const found = {
    ...(conversions && { conversions: versionOf(inquiry, conversions) }),
    ...(touches && { touches: versionOf(inquiry, touches) }),
  };
  const isThere = Object.values(found).every((version) => version !== undefined);
  return isThere ? (found as EventVersions) : undefined;
};

/** How the versions were delivered under other terms than those in force, as far as the question reads them. */
const findDifferences = async (
  ports: Pick<RoomPorts, 'objects'>,
  { signed, question }: Inquiry,
  versions: Versions,
): Promise<readonly TermsDifference[]> => {
  const columns = columnsRead(question);
  const matched = matchedKinds(signed.agreement, question, versions) ?? [];
  const type = declaredLists(signed.agreement, question).touches?.engagement?.attribute;
  const found = await Promise.all(
    READ_TABLES.flatMap((table) => {
      const version = versions[table];
      if (version === undefined) return [];
      // Events are of a person by kinds of their own, which their terms say.
      const kinds = table === 'counted' || table === 'other' ? matched : [];
      // What a touch was is read of each, whatever is asked.
      const types = table === 'touches' && type !== undefined ? [type] : [];
      const attributes = [...new Set([...columns[table], ...types])];
      return [otherTerms(ports, version, { signed, read: { kinds, attributes } })];
    }),
  );
  return found.flat();
};

/** The first of the versions that is not what was published, as the ledger knows already or as a look at it shows. */
const findDamaged = async (
  ports: Pick<RoomPorts, 'objects'>,
  { state, signed }: Inquiry,
  versions: readonly PublishedVersion[],
): Promise<PublishedVersion | undefined> => {
  const collaboration = signed.agreement.id;
  for (const version of versions) {
    if (state.damaged.has(version.version)) return version;
    const found = await checkVersion(ports, { collaboration, version, contents: false });
    if (found.faults.length > 0) return version;
  }
  return undefined;
};
