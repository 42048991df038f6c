import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { mayAsk } from '#core/agreement/lookup.ts';
import type { SignedAgreement } from '#core/agreement/parse-agreement.ts';
import type { Question } from '#core/analyses/question.ts';
import { AirlockError } from '#core/errors.ts';
import { currentVersion, type PublishedVersion, type RoomState } from '#core/ledger/fold.ts';
import { meetsMinimumDataset } from '#core/privacy/minimum-dataset.ts';
import type { QuestionRefusal } from '#core/refusals.ts';
import { reportKey } from '#core/room-layout.ts';
import { isApproved } from '#core/usecases/agreements.ts';
import { readJson } from '#core/usecases/json-objects.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { VersionReport } from '#core/usecases/version-report.ts';

/** A question in its setting. */
export interface Inquiry {
  readonly state: RoomState;
  readonly signed: SignedAgreement;
  readonly question: Question;
  readonly asker: string;
}

/** The versions that a question may run on, or why it may not run. */
export type Audience =
  | {
      readonly outcome: 'found';
      readonly counted: PublishedVersion;
      readonly other: PublishedVersion;
      /** Exact number of people in the asker's own version. */
      readonly askerPeople: number;
    }
  | { readonly outcome: 'refused'; readonly reason: QuestionRefusal };

const refused = (reason: QuestionRefusal): Audience => ({ outcome: 'refused', reason });

/** Goes through everything that can forbid a question before a single row is read. */
export const findAudience = async (
  { objects }: Pick<RoomPorts, 'objects'>,
  { state, signed, question, asker }: Inquiry,
): Promise<Audience> => {
  if (!isApproved(signed, state)) return refused('agreement-not-approved');
  if (!mayAsk(signed.agreement, asker, question.analysis)) return refused('analysis-not-allowed');
  const counted = currentVersion(state, question.counted.party, question.counted.dataset);
  const other = currentVersion(state, question.other.party, question.other.dataset);
  if (!counted || !other) return refused('dataset-not-published');
  if (counted.epoch !== other.epoch) return refused('epoch-differs');
  if (!question.on.every((kind) => counted.kinds.includes(kind) && other.kinds.includes(kind)))
    return refused('kind-not-delivered');
  const countedPeople = await peopleOf(objects, counted);
  const otherPeople = await peopleOf(objects, other);
  const { minimumDataset } = effectiveTerms(signed.agreement);
  if (![countedPeople, otherPeople].every((people) => meetsMinimumDataset(people, minimumDataset)))
    return refused('below-minimum-dataset');
  const askerPeople = asker === counted.party ? countedPeople : otherPeople;
  return { outcome: 'found', counted, other, askerPeople };
};

const peopleOf = async (
  objects: RoomPorts['objects'],
  version: PublishedVersion,
): Promise<number> => {
  const stored = await readJson(objects, reportKey(version, version.version), VersionReport);
  if (!stored)
    throw new AirlockError('room', 'The report of a published version is missing: restore it.');
  return stored.people;
};
