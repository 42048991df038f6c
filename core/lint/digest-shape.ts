import type { Digest } from '#core/identifiers/digest.ts';
import type { IdentifierReason } from '#core/lint/reasons.ts';

/** What a value in a column of digests looks like. */
export const DIGEST_SHAPES = [
  'hex-lower',
  'hex-upper',
  'base64',
  'hex-0x',
  'prefixed',
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
  // PostgreSQL's bytea, and what says its own algorithm.
  ['prefixed', /^(?:\\\\?x|\{?sha-?256[}:=-]\s*(?:0x)?)(?:[0-9a-f]{64}|[a-z0-9+/]{43}=)$/i],
  ['md5-length', /^[0-9a-fA-F]{32}$/],
  ['sha1-length', /^[0-9a-fA-F]{40}$/],
  // UID2 warns of it: base64 of the 64 hex characters instead of the 32 bytes.
  ['digest-of-digest-text', /^[A-Za-z0-9+/]{86}==$/],
];

/** The shape of a non-empty value, for the histogram of a lint report. */
export const digestShape = (text: string): DigestShape =>
  SHAPES.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other';

/** A digest of some other algorithm, by its length: MD5, SHA-1, SHA-224, SHA-384 and SHA-512. */
const OTHER_DIGEST =
  /^(?:0x|\\\\?x)?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{96}|[0-9a-f]{128})$|^(?:[a-z0-9+/]{22}==|[a-z0-9+/]{27}=|[a-z0-9+/]{86}==)$/i;

/** A UUID without its dashes: 32 hex digits too, of which two places say what it is. */
const UUID = /^[0-9a-f]{12}[1-8][0-9a-f]{3}[89ab][0-9a-f]{15}$/i;

/** The shortest digest: MD5 in base64. */
const SHORTEST_DIGEST = 24;

/** Does a value of a column that should hold plain ones look like a digest, of whichever algorithm? */
export const looksHashed = (value: string): boolean => {
  if (value.length < SHORTEST_DIGEST) return false;
  const text = value.trim();
  return !UUID.test(text) && (digestShape(text) !== 'other' || OTHER_DIGEST.test(text));
};

/** The shortest SHA-256 digest: in base64. */
const SHORTEST_SHA256 = 44;

/** Is it a SHA-256 digest, in any shape that is read? */
export const isDigest = (value: string): boolean =>
  value.length >= SHORTEST_SHA256 && !value.includes('@') && 'digest' in readDigest(value);

const RAW_EMAIL = /^[^\s@]+@[^\s@]+$/;
const RAW_PHONE = /^\+?[\d\s().-]{7,20}$/;

const reasonOf = (text: string, shape: DigestShape): IdentifierReason => {
  if (shape === 'digest-of-digest-text') return 'digest-of-digest';
  if (RAW_EMAIL.test(text)) return 'raw-email';
  return RAW_PHONE.test(text) ? 'raw-phone' : 'not-a-digest';
};

/** Either the digest in its one canonical form (64 lower-case hex digits), or why it is none. */
export type DigestReading =
  | { readonly digest: Digest; readonly shape: DigestShape }
  | { readonly reason: IdentifierReason; readonly shape: DigestShape };

const PREFIX = /^(?:0x|\\\\?x|\{?sha-?256[}:=-]\s*(?:0x)?)/i;
const HEX_DIGITS = 64;

const bareDigest = (text: string): Digest =>
  (text.length === HEX_DIGITS
    ? text.toLowerCase()
    : Buffer.from(text, 'base64').toString('hex')) as Digest;

/**
 * Reads a value of a column of digests. Hex in capitals, base64 and a prefix that says what it is are
 * brought to the canonical form; anything else is refused with a reason, never guessed.
 */
export const readDigest = (value: string): DigestReading => {
  const text = value.trim();
  const shape = digestShape(text);
  switch (shape) {
    case 'hex-lower':
      return { digest: text as Digest, shape };
    case 'hex-upper':
    case 'base64':
      return { digest: bareDigest(text), shape };
    case 'hex-0x':
    case 'prefixed':
      return { digest: bareDigest(text.replace(PREFIX, '')), shape };
    default:
      return { reason: reasonOf(text, shape), shape };
  }
};
