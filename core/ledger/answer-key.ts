import { canonicalJson } from '#core/canonical-json.ts';
import type { DatasetVersion } from '#core/ledger/fields.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** What an answer is an answer to, and what is paid for it. */
export interface Answered {
  readonly question: Checksum;
  readonly versions: readonly DatasetVersion[];
  readonly agreement: Checksum;
  /** In millionths of ε; left out in rooms up to 0.6.0, where all answers under an agreement cost the same. */
  readonly microEpsilon?: number | undefined;
}

/** The same, before a price is named. */
export const withoutPrice = ({ question, versions, agreement }: Answered): Answered => ({
  question,
  versions,
  agreement,
});

/** What makes two answers the same: the question, the versions it runs on, the agreement in force, the price. */
export const answerKey = ({ microEpsilon, ...answered }: Answered): Checksum =>
  sha256(
    canonicalJson({
      ...withoutPrice(answered),
      ...(microEpsilon !== undefined && { microEpsilon }),
    }),
  );

/** Name of the one release that an answer ever gets: 128 bits of its key. */
export const releaseIdOf = (answered: Answered): string => answerKey(answered).slice(0, 32);
