import type { AgreementWithDigest } from '#core/agreement/parse-agreement.ts';
import { type Question, questionDigest } from '#core/analyses/question.ts';
import { answerKey } from '#core/ledger/answer-key.ts';
import type { DatasetVersion } from '#core/ledger/fields.ts';
import type { PublishedVersion } from '#core/ledger/room-state.ts';
import type { Checksum } from '#core/sha256.ts';

/** The versions that a question runs on. */
export interface QuestionVersions {
  readonly counted: PublishedVersion;
  readonly other: PublishedVersion;
  /** Exact number of people in the asker's own version. */
  readonly askerPeople: number;
}

/** What an answer is an answer to. Two askings with the same identity get the same answer. */
export interface AnswerIdentity {
  readonly question: Checksum;
  readonly versions: DatasetVersion[];
  readonly agreement: Checksum;
}

/** A question that may be answered: who asks, under which agreement, on which versions. */
export interface Asked {
  readonly asker: string;
  readonly question: Question;
  /** What its answer may cost, in ε. No part of what the answer is: asked at another price it is the same. */
  readonly epsilon: number;
  readonly signed: AgreementWithDigest;
  readonly versions: QuestionVersions;
  /** The same whoever asks. */
  readonly identity: AnswerIdentity;
}

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
    versions: [versionOf(versions.counted), versionOf(versions.other)],
    agreement: signed.digest,
  },
});

/** Name of the one release that an identity ever gets: 128 bits of its checksum. */
export const releaseIdOf = (identity: AnswerIdentity): string =>
  releaseIdOfKey(answerKey(identity));

/** The same, of the key of the answer. */
export const releaseIdOfKey = (key: string): string => key.slice(0, 32);
