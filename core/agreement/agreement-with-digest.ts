import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { canonicalJson } from '#core/canonical-json.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** An agreement together with the digest that both parties approve. */
export interface AgreementWithDigest {
  readonly agreement: Agreement;
  /** SHA-256 of the canonical JSON: comments and layout of the file do not change it. */
  readonly digest: Checksum;
}

/** Gives an agreement the digest of its canonical form. */
export const withDigest = (agreement: Agreement): AgreementWithDigest => ({
  agreement,
  digest: sha256(canonicalJson(agreement)),
});
