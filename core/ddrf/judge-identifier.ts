import type { IdClaims } from '#core/ddrf/claims.ts';
import { type DdrfResult, refused } from '#core/ddrf/result-codes.ts';
import type { Digest } from '#core/identifiers/digest.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { readDigest } from '#core/lint/digest-shape.ts';
import { PLACEHOLDER_DIGESTS } from '#core/lint/placeholders.ts';

/** The one format that is taken: what a party has of its people in a room is hashed too, and no address has to travel. */
export const IDENTIFIER_FORMAT = 'sha256';

/** An identifier as a list of the forgotten takes it. */
export interface DeletionIdentifier {
  readonly kind: IdentifierKind;
  readonly digest: Digest;
}

/** Reads what a request is about, by the kinds of the agreement; else answers why it is refused. */
export const deletionIdentifier = (
  { identifierType, identifierFormat, identifierValue }: IdClaims['sub'],
  kinds: readonly IdentifierKind[],
): DeletionIdentifier | DdrfResult => {
  const kind = kinds.find((each) => each === identifierType);
  if (kind === undefined)
    return refused(
      'unsupported-identifier',
      `Unsupported identifier type: ${kinds.join(', ')} are supported.`,
    );
  if (identifierFormat !== IDENTIFIER_FORMAT)
    return refused('incorrect-format', `The format has to be ${IDENTIFIER_FORMAT}.`);
  const reading = readDigest(identifierValue);
  return 'digest' in reading && !PLACEHOLDER_DIGESTS.has(reading.digest)
    ? { kind, digest: reading.digest }
    : refused('incorrect-format', 'The identifier is no SHA-256 digest of anybody.');
};
