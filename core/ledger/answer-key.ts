import { canonicalJson } from '#core/canonical-json.ts';
import type { DatasetVersion } from '#core/ledger/fields.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** What an answer is an answer to. */
interface Answered {
  readonly question: Checksum;
  readonly versions: readonly DatasetVersion[];
  readonly agreement: Checksum;
}

/** What makes two askings the same: the question, the versions it runs on, the agreement in force. */
export const answerKey = ({ question, versions, agreement }: Answered): Checksum =>
  sha256(canonicalJson({ question, versions, agreement }));
