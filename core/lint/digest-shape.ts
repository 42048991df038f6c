import type { Digest } from '#core/identifiers/digest.ts';
import type { IdentifierReason } from '#core/lint/reasons.ts';

/** What a value in a column of digests looks like. */
export const DIGEST_SHAPES = [
  'hex-lower',
  'hex-upper',
  'base64',
  'hex-0x',
  'md5-length',
  'sha1-length',
  'digest-of-digest-text',
  'other',
] as const;
export type DigestShape = (typeof DIGEST_SHAPES)[number];

const SHAPES: readonly (readonly [DigestShape, RegExp])[] = [
  ['hex-lower', /^[0-9a-f]{64}$/],
  ['hex-upper', /^[0-9a-fA-F]{64}$/],
  ['base64', /^[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$/],
  ['hex-0x', /^0[xX][0-9a-fA-F]{64}$/],
  ['md5-length', /^[0-9a-fA-F]{32}$/],
  ['sha1-length', /^[0-9a-fA-F]{40}$/],
  // UID2 warns of it: base64 of the 64 hex characters instead of the 32 bytes.
  ['digest-of-digest-text', /^[A-Za-z0-9+/]{86}==$/],
];

/** The shape of a non-empty value, for the histogram of a lint report. */
export const digestShape = (text: string): DigestShape =>
  SHAPES.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';

const RAW_EMAIL = /^[^\s@]+@[^\s@]+$/;
const RAW_PHONE = /^\+?[\d\s().-]{7,20}$/;

const reasonOf = (text: string): IdentifierReason => {
  if (RAW_EMAIL.test(text)) return 'raw-email';
  return RAW_PHONE.test(text) ? 'raw-phone' : 'not-a-digest';
};

/** Either the digest in its one canonical form (64 lower-case hex digits), or why it is none. */
export type DigestReading =
  | { readonly digest: Digest; readonly shape: DigestShape }
  | { readonly reason: IdentifierReason; readonly shape: DigestShape };

/**
 * Reads a value of a column of digests. Upper-case hex and base64 are accepted and brought to the
 * canonical form; anything else is refused with a reason, never guessed.
 */
export const readDigest = (value: string): DigestReading => {
  const text = value.trim();
  const shape = digestShape(text);
  switch (shape) {
    case 'hex-lower':
      return { digest: text as Digest, shape };
    case 'hex-upper':
      return { digest: text.toLowerCase() as Digest, shape };
    case 'base64':
      return { digest: Buffer.from(text, 'base64').toString('hex') as Digest, shape };
    default:
      return { reason: reasonOf(text), shape };
  }
};
