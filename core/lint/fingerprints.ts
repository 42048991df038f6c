import { hash } from 'node:crypto';
import { HASHINGS } from '#core/identifiers/hashings.ts';
import type { Suspicion } from '#core/lint/lint-report.ts';

/** Fillers that look like an address or a number: their digests tell how a whole column was made. */
const EMAILS = ['test@test.com', 'test@example.com', 'noemail@noemail.com', 'none@none.com'];
const PHONES = ['+440000000000', '+10000000000'];

/** What a way of hashing is called among the suspicions; others leave no SHA-256, or are told elsewhere. */
const BY_HASHING: Readonly<Record<string, Suspicion>> = {
  newline: 'digests-with-newline',
  'windows-newline': 'digests-with-newline',
  blank: 'digests-with-blank',
  quoted: 'digests-in-quotes',
  'utf-16': 'digests-of-utf-16',
};

const sha256 = (text: string): string => hash('sha256', text, 'hex');

const hashedOtherwise = (text: string): (readonly [string, Suspicion])[] =>
  HASHINGS.flatMap(({ name, make }) => {
    const suspicion = BY_HASHING[name];
    return suspicion === undefined ? [] : [[make(text), suspicion] as const];
  });

/**
 * Digests of fillers that were not made as any profile makes them, and what they say of the column that they
 * stand in: nobody else has such a digest, and no plain value is needed to tell.
 */
export const FINGERPRINTS: ReadonlyMap<string, Suspicion> = new Map([
  ...EMAILS.map((text) => [sha256(text.toUpperCase()), 'digests-of-upper-case'] as const),
  ...PHONES.map((text) => [sha256(text.slice(1)), 'digests-without-plus'] as const),
  ...[...EMAILS, ...PHONES].flatMap(hashedOtherwise),
  ...EMAILS.flatMap((text) => hashedOtherwise(text.toUpperCase())),
]);
