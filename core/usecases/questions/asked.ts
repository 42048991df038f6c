import type { SignedAgreement } from '#core/agreement/parse-agreement.ts';
import { type Question, questionDigest } from '#core/analyses/question.ts';
import type { DatasetVersion } from '#core/ledger/entry.ts';
import { answerKey, type PublishedVersion } from '#core/ledger/fold.ts';
import type { Checksum } from '#core/sha256.ts';
import type { Audience } from '#core/usecases/questions/question-audience.ts';

/** A question that may be answered: who asks, under which agreement, on which versions. */
export interface Asked {
  readonly asker: string;
  readonly question: Question;
  readonly signed: SignedAgreement;
  readonly audience: Extract<Audience, { outcome: 'found' }>;
}

/** What an answer is an answer to. Two askings with the same identity get the same answer. */
export interface AnswerIdentity {
  readonly question: Checksum;
  readonly versions: DatasetVersion[];
  readonly agreement: Checksum;
}

const versionOf = ({ party, dataset, version }: PublishedVersion): DatasetVersion => ({
  party,
  dataset,
  version,
});

/** The identity of the answer, whoever asks. */
export const identify = ({ question, signed, audience }: Asked): AnswerIdentity => ({
  question: questionDigest(question),
  versions: [versionOf(audience.counted), versionOf(audience.other)],
  agreement: signed.digest,
});

/** Name of the one release that an identity ever gets: 128 bits of its checksum. */
export const releaseIdOf = (identity: AnswerIdentity): string =>
  releaseIdOfKey(answerKey(identity));

/** The same, of the key of the answer. */
export const releaseIdOfKey = (key: string): string => key.slice(0, 32);
