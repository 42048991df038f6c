import { mayAsk } from '#core/agreement/lookup.ts';
import type { Refused } from '#core/documents/refusal-document.ts';
import { currentVersion, type PublishedVersion } from '#core/ledger/room-state.ts';
import type { QuestionRefusal } from '#core/refusals.ts';
import { isApproved } from '#core/usecases/agreements/agreements.ts';
import { belowMinimum } from '#core/usecases/drops/below-minimum.ts';
import { readVersionReport } from '#core/usecases/drops/version-report.ts';
import { type Asked, identified } from '#core/usecases/questions/asked.ts';
import { checkVersion } from '#core/usecases/questions/check-version.ts';
import type { Inquiry } from '#core/usecases/questions/inquiry.ts';
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
  if (!isApproved(signed, state)) return refused('agreement-not-approved');
  if (!mayAsk(signed.agreement, asker, question.analysis)) return refused('analysis-not-allowed');
  const counted = currentVersion(state, question.counted.party, question.counted.dataset);
  const other = currentVersion(state, question.other.party, question.other.dataset);
  if (!counted || !other) return refused('dataset-not-published');
  const at = { agreement: signed.agreement, now: ports.clock.now() };
  if ([counted, other].some((version) => hasEnded(version, state, at)))
    return refused('dataset-expired');
  if (counted.epoch !== other.epoch) return refused('epoch-differs');
  if (!question.on.every((kind) => counted.kinds.includes(kind) && other.kinds.includes(kind)))
    return refused('kind-not-delivered');
  const damaged = await findDamaged(ports, inquiry, [counted, other]);
  if (damaged) return { outcome: 'damaged', version: damaged };
  const { people: countedPeople } = await readVersionReport(ports, counted);
  const { people: otherPeople } = await readVersionReport(ports, other);
  for (const [{ party, dataset }, people] of [
    [counted, countedPeople],
    [other, otherPeople],
  ] as const) {
    const few = belowMinimum(people, signed.agreement);
    const tooSmall = few && { party, dataset, minimum: few.minimum };
    if (tooSmall) return { outcome: 'refused', reason: 'below-minimum-dataset', tooSmall };
  }
  const askerPeople = asker === counted.party ? countedPeople : otherPeople;
  return { outcome: 'found', asked: identified(inquiry, { counted, other, askerPeople }) };
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
