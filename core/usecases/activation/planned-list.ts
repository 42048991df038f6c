import { hasExpired } from '#core/activation/list-account.ts';
import type { Activation } from '#core/agreement/activation-schema.ts';
import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { activationOf, partiesByRole, partyOf } from '#core/agreement/lookup.ts';
import { attributeText } from '#core/analyses/attributes.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import type { Refused } from '#core/documents/refusal-document.ts';
import type { Release } from '#core/documents/release.ts';
import type { DropCapacity } from '#core/drops/drop-capacity.ts';
import { type AirlockError, refusal } from '#core/errors.ts';
import { ROW_LABEL } from '#core/identifiers/kinds.ts';
import type { PaidList, PublishedVersion, RoomState } from '#core/ledger/room-state.ts';
import { usableIdentifiers } from '#core/lint/lint-report.ts';
import { MAX_LABELLED_PEOPLE } from '#core/list-limits.ts';
import type { Segment } from '#core/matching/list-query.ts';
import { sha256 } from '#core/sha256.ts';
import { type AgreedLists, agreedLists } from '#core/usecases/activation/agreed-lists.ts';
import { segmentOf, sizeQuestion } from '#core/usecases/activation/size-question.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import { findVersionReport } from '#core/usecases/drops/version-report.ts';
import type { Asked } from '#core/usecases/questions/asked.ts';
import { notWhole } from '#core/usecases/questions/check-version.ts';
import { earlierAnswer } from '#core/usecases/questions/earlier-answer.ts';
import { type Inquiry, inquire } from '#core/usecases/questions/inquiry.ts';
import { findVersions } from '#core/usecases/questions/question-versions.ts';
import { readRelease } from '#core/usecases/questions/read-release.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger' | 'clock' | 'code' | 'capacity'>;

/** A list that may be made: of which activation, on which versions, of about how many people. */
export interface PlannedList {
  readonly name: string;
  readonly activation: Activation;
  readonly segment: Segment;
  readonly state: RoomState;
  /** The question that tells its size, on the versions that it is made on. */
  readonly asked: Asked;
  /** What it is called, if it is made on these versions. */
  readonly list: string;
  /** What was made and paid for of it before. */
  readonly lists: AgreedLists;
  /** The list that was paid for already for the same people of the brand and the same labels. */
  readonly known: PaidList | undefined;
  /** About how many people of the segment are matched, by an answer that was paid for, if that is there. */
  readonly people: number | undefined;
}

/** Goes through all that can forbid a list before it is charged. Throws AirlockError for what is wrong with it. */
export const planList = async (
  ports: Ports,
  party: string,
  name: string,
): Promise<PlannedList | Refused> => {
  const inquiry = await inquireSize(ports, party, name);
  const found = await findVersions(ports, inquiry);
  if (found.outcome === 'damaged') throw await notWhole(ports, found.version);
  if (found.outcome === 'refused') return found;
  const { asked } = found;
  const { state, signed } = inquiry;
  const activation = activationOf(signed.agreement, name);
  requireLabels(asked.versions);
  requireHandy(asked.versions, ports.capacity);
  const segment = segmentOf(activation);
  const { agreement } = signed;
  const lists = await agreedLists(ports, state, { name, agreement });
  const planned = { name, activation, segment, state, asked, lists, list: listIdOf(asked, name) };
  const known = await knownList(ports, planned);
  const people = await knownSize(ports, planned, known === undefined);
  return { ...planned, known, people };
};

/** Nobody but the advertiser has lists of its people made. Throws AirlockError('refused') for another party. */
export const requireAdvertiser = (agreement: Agreement, party: string): void => {
  const { advertiser } = partiesByRole(agreement);
  if (party === advertiser.id) return;
  throw refusal(
    'wrong-party',
    `Only "${advertiser.id}" has lists of its people made; the publisher takes them with --resolve.`,
  );
};

/** The question of a list's size as the brand asks it. */
const inquireSize = async (ports: Ports, party: string, name: string): Promise<Inquiry> => {
  const { agreement } = await currentAgreement(ports, await ports.ledger.state());
  const activation = activationOf(agreement, name);
  requireAdvertiser(agreement, partyOf(agreement, party).id);
  const input = sizeQuestion(agreement, activation);
  return inquire(ports, party, { input });
};

/** Everybody of the publisher's list has a label of their own, or the brand would pay for people whom no list can name. */
const requireLabels = ({ other, reports }: Asked['versions']): void => {
  const { report, people } = reports.other;
  if (usableIdentifiers(report, ROW_LABEL) >= people) return;
  const lacking = other.kinds.includes(ROW_LABEL)
    ? 'with labels that not everybody has, or that are not of one person alone'
    : 'without labels';
  throw refusal(
    'labels-not-delivered',
    `${other.party}.${other.dataset} was delivered ${lacking}: its party prepares it again with --label-from and --label-map.`,
  );
};

/** A list that could not be drawn or read again must not be charged. By the sizes that the ledger tells of any version. */
const requireHandy = (
  { counted, other }: Asked['versions'],
  { comparedTokens }: DropCapacity,
): void => {
  if (other.people > MAX_LABELLED_PEOPLE) throw tooLarge(other, MAX_LABELLED_PEOPLE);
  const most = Math.floor(comparedTokens / counted.kinds.length);
  if (counted.people > most) throw tooLarge(counted, most);
};

const tooLarge = ({ party, dataset }: PublishedVersion, most: number): AirlockError =>
  refusal(
    'list-too-large',
    `${party}.${dataset} has more than ${most} people, and no list is made of as many at once: its party delivers fewer, or declares several lists.`,
  );

/** What a list that is made anew is called: an activation has one at most on these versions under this agreement. */
const listIdOf = ({ identity: { versions, agreement } }: Asked, activation: string): string =>
  sha256(canonicalJson({ list: activation, versions, agreement })).slice(0, 32);

/**
 * Of the list that the publisher is handed, and of those that nobody saw yet, one that tells of the same people by the same
 * labels: a list that comes again brings no new draws, and what was paid for is finished. On other versions of the same
 * people an expired one is none.
 */
const knownList = async (
  ports: Ports,
  { lists, asked, state }: Omit<PlannedList, 'known' | 'people'>,
): Promise<PaidList | undefined> => {
  const { counted, other } = asked.versions;
  for (const list of [lists.newest, ...lists.undrawn]) {
    const [from, to] = list?.versions ?? [];
    if (list === undefined || to?.version !== other.version) continue;
    if (from?.version === counted.version) return list;
    if (hasExpired(list, ports.clock.now())) continue;
    if (await isOfSamePeople(ports, asked, state.published.get(from?.version ?? ''))) return list;
  }
  return undefined;
};

/** Whether another version of the brand's holds the same people, as far as the reports of both say so. */
const isOfSamePeople = async (
  { objects }: Ports,
  { versions: { reports } }: Asked,
  version: PublishedVersion | undefined,
): Promise<boolean> => {
  const report = version && (await findVersionReport({ objects }, version));
  const { fingerprint } = reports.counted;
  return typeof report === 'object' && !!fingerprint && report.fingerprint === fingerprint;
};

/** By the answer that tells it: a list is of certainly as many people as the least that this can be. */
const knownSize = async (
  ports: Ports,
  { activation, segment, state, asked }: Omit<PlannedList, 'known' | 'people'>,
  isNew: boolean,
): Promise<number | undefined> => {
  const answer = await earlierAnswer(ports, state, { ...asked, epsilon: 0 });
  if (answer === undefined) {
    if (!isNew) return undefined;
    throw sizeUnknown(asked);
  }
  const release = await readRelease(ports, answer);
  const cells = release.cells.flatMap((cell) =>
    cell.outcome === 'released' && isOf(segment, asked.asker, cell.by) ? [cell.people] : [],
  );
  const people = cells.reduce((sum, each) => sum + each, 0);
  if (isNew && people - cells.length * release.noiseBound < activation.minimumPeople)
    throw tooFew(activation, release);
  return people;
};

const isOf = (segment: Segment, party: string, by: Readonly<Record<string, string>>): boolean =>
  segment.every(([attribute, values]) =>
    values.includes(by[attributeText({ party, attribute })] ?? ''),
  );

/** The command that asks for the size of a list. */
const sizeCommand = ({ asker, question }: Asked): string => {
  const by = question.analysis === 'segments' ? question.by.map(attributeText).join() : '';
  const sets = [question.counted, question.other].map(
    ({ party, dataset }) => `--dataset ${party}=${dataset}`,
  );
  return `airlock ask segments --party ${asker} ${sets.join(' ')} --by ${by} --on ${question.on.join()}`;
};

const sizeUnknown = (asked: Asked): AirlockError =>
  refusal(
    'list-size-unknown',
    `Nobody asked yet how many people the list would be of: ask "${sizeCommand(asked)}" first.`,
  );

const tooFew = ({ minimumPeople }: Activation, { noiseBound }: Release): AirlockError =>
  refusal(
    'below-minimum-list',
    `The list would not certainly be of the ${minimumPeople} people that the agreement demands: the counts of its segment, each less the ${noiseBound} that noise may have added, come to fewer.`,
  );
