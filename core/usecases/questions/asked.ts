import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { type Question, questionDigest } from '#core/analyses/question.ts';
import type { Answered } from '#core/ledger/answer-key.ts';
import type { DatasetVersion } from '#core/ledger/fields.ts';
import type { PublishedVersion } from '#core/ledger/room-state.ts';
import type { LinkName } from '#core/matching/histories.ts';
import { microEpsilon } from '#core/micro-epsilon.ts';
import type { VersionReport } from '#core/usecases/drops/version-report.ts';

/** One of the two lists of a question. */
export type Side = 'counted' | 'other';

/** The versions that a question runs on: of people, and of the events that it reads. */
export interface QuestionVersions {
  readonly counted: PublishedVersion;
  readonly other: PublishedVersion;
  readonly conversions?: PublishedVersion;
  readonly touches?: PublishedVersion;
  /** What the room keeps of each. Each party may learn of its own alone. */
  readonly reports: Readonly<Record<Side, VersionReport>> & {
    readonly [Link in LinkName]?: VersionReport;
  };
}

/** All versions of a question, those of people first. */
export const versionsOf = ({
  counted,
  other,
  conversions,
  touches,
}: Omit<QuestionVersions, 'reports'>): readonly PublishedVersion[] =>
  [counted, other, conversions, touches].filter((version) => version !== undefined);

/** What an answer is an answer to. Two askings with the same identity get the same answer. */
export interface AnswerIdentity extends Answered {
  readonly versions: DatasetVersion[];
}

/** A question that may be answered: who asks, under which agreement, on which versions. */
export interface Asked {
  readonly asker: string;
  readonly question: Question;
  /** What its answer may cost, in ε. */
  readonly epsilon: number;
  readonly signed: AgreementWithDigest;
  readonly versions: QuestionVersions;
  /** The same whoever asks. */
  readonly identity: AnswerIdentity;
}

/** Which of the two lists is the asker's own. */
export const ownSide = ({ asker, question }: Pick<Asked, 'asker' | 'question'>): Side =>
  asker === question.counted.party ? 'counted' : 'other';

const versionOf = ({ party, dataset, version }: PublishedVersion): DatasetVersion => ({
  party,
  dataset,
  version,
});

/** A question on the versions that it may run on. */
export const identified = (
  { asker, question, epsilon, signed }: Pick<Asked, 'asker' | 'question' | 'epsilon' | 'signed'>,
  versions: QuestionVersions,
): Asked => ({
  asker,
  question,
  epsilon,
  signed,
  versions,
  identity: {
    question: questionDigest(question),
    versions: versionsOf(versions).map(versionOf),
    agreement: signed.digest,
    microEpsilon: microEpsilon(epsilon),
  },
});
