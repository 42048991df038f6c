import { z } from 'zod';
import { MAX_KEYS } from '#core/ddrf/ddrf-limits.ts';

/**
 * By what a request may be signed: the algorithms of the framework's examples. Nothing that a public key could forge, as
 * `none` and HS256 are (RFC 8725, sections 2.1 and 3.1).
 */
export const SIGNATURE_ALGORITHMS = ['RS256', 'ES256'] as const;
export type SignatureAlgorithm = (typeof SIGNATURE_ALGORITHMS)[number];

const COMMON = {
  kid: z.string().min(1).max(256).optional(),
  alg: z.string().max(32).optional(),
  use: z.string().max(32).optional(),
};
const number = z.string().regex(/^[A-Za-z0-9_-]+$/);
const coordinate = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
const RSA = { ...COMMON, kty: z.literal('RSA'), n: number, e: number };
const EC = {
  ...COMMON,
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: coordinate,
  y: coordinate,
};

/** A public key (RFC 7517) of a kind that is used. Whatever else it says is left out, a private part too. */
export const PublicJwk = z.discriminatedUnion('kty', [z.object(RSA), z.object(EC)]);
export type PublicJwk = z.infer<typeof PublicJwk>;

/** A private key. */
export const PrivateJwk = z.discriminatedUnion('kty', [
  z.object({ ...RSA, d: number, p: number, q: number, dp: number, dq: number, qi: number }),
  z.object({ ...EC, d: coordinate }),
]);
export type PrivateJwk = z.infer<typeof PrivateJwk>;

/** The public half of a key. */
export const publicHalf = (key: PrivateJwk): PublicJwk => PublicJwk.parse(key);

/** By what a key signs. */
export const algorithmOf = ({ kty }: Pick<PublicJwk, 'kty'>): SignatureAlgorithm =>
  kty === 'RSA' ? 'RS256' : 'ES256';

/** A private part of a key where only public ones belong. */
const SECRET = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k'];

const isPublic = (key: unknown): boolean =>
  typeof key === 'object' && key !== null && !SECRET.some((part) => Object.hasOwn(key, part));

/** A list of public keys, of which those of other kinds are left out: an issuer may have some for others. */
const PublicKeys = z
  .array(z.unknown())
  .max(MAX_KEYS, `an issuer has at most ${MAX_KEYS} keys`)
  .refine((keys) => keys.every(isPublic), 'a private key stands among the public ones')
  .transform((keys) => keys.flatMap((key) => PublicJwk.safeParse(key).data ?? []));

/** Keys as a JWK set (RFC 7517, section 5), or as `dsrdelete.json` of the framework 1.0 has them. */
export const IssuerFile = z.union([
  z.object({ keys: PublicKeys }).transform(({ keys }) => keys),
  z.object({ publicKey: PublicKeys }).transform(({ publicKey }) => publicKey),
]);

/** What a token says of how it was signed. */
export interface TokenHeader {
  readonly alg: string;
  readonly kid?: string | undefined;
}

/**
 * The keys of an issuer that a token can be signed with: of the kind that its algorithm asks for, and that the key itself
 * allows; by its name, where both have one.
 */
export const keysFor = (
  keys: readonly PublicJwk[],
  { alg, kid }: TokenHeader,
): readonly PublicJwk[] =>
  keys.filter(
    (key) =>
      algorithmOf(key) === alg &&
      (key.alg === undefined || key.alg === alg) &&
      (key.use === undefined || key.use === 'sig') &&
      (kid === undefined || key.kid === undefined || key.kid === kid),
  );
