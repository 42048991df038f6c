import { joseTokens } from '#adapters/jose/jose-tokens.ts';
import { MAX_REQUEST_AGE_SECONDS } from '#core/ddrf/ddrf-limits.ts';
import type { PrivateJwk } from '#core/ddrf/keys.ts';
import type { ResultName } from '#core/ddrf/result-codes.ts';
import { sha256 } from '#core/sha256.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { byPublicKey, claimsOf, unsigned, withClaims } from '#test/support/ddrf/forged-tokens.ts';
import { A2, A2_PUBLIC, A3, A3_PUBLIC } from '#test/support/ddrf/jws-keys.ts';

/** The second in which requests are taken. */
export const NOW = 1_790_000_000;
/** Whom they are about. */
export const DIGEST = sha256('ada@example.org');
/** The same as their claim. */
export const SUB = { identifierType: 'email', identifierFormat: 'sha256', identifierValue: DIGEST };
const { identifiers } = testAgreement().agreement;

/** A first party signs by its key of A.2, a vendor that forwards by its key of A.3; we by A.3, too. */
export const DESK = {
  ...{ domain: 'brand.example', key: { ...A3, kid: 'ours' }, identifiers },
  issuers: new Map([
    ['publisher.example', [A2_PUBLIC]],
    ['vendor.example', [A3_PUBLIC]],
  ]),
};

type Claims = Readonly<Record<string, unknown>>;

const ID: Claims = {
  ...{ version: '1.0', jti: 'id-1', iss: 'publisher.example', sub: SUB, iat: NOW - 60 },
};
const idToken = (more: Claims = {}, key: PrivateJwk = A2) =>
  joseTokens.sign({ ...ID, ...more }, key);
/** A request that holds, but for what is said otherwise, signed by the key of A.3 unless another is named. */
export const request = async (more: Claims = {}, key: PrivateJwk = A3) =>
  joseTokens.sign(
    {
      ...{ version: '1.0', idJWT: await idToken(), jti: 'rq-1', iss: 'vendor.example' },
      ...{ sub: SUB, iat: NOW - 30, ...more },
    },
    key,
  );

/** A request and what comes of it. */
export interface Case {
  readonly of: string;
  readonly result: ResultName;
  readonly make: () => Promise<string>;
}

const REQUEST_CLAIMS = async () => claimsOf(await request());
const inId = (more: Claims, key?: PrivateJwk) => async () =>
  request({ idJWT: await idToken(more, key) });

/** Requests with one thing wrong, and those that are just not wrong. */
export const CASES: readonly Case[] = [
  ...['version', 'jti', 'iss', 'sub', 'iat', 'idJWT'].map(
    (name): Case => ({
      ...{ of: `without ${name}`, result: 'malformed' },
      make: () => request({ [name]: undefined }),
    }),
  ),
  { of: 'of version 2.0', result: 'malformed', make: () => request({ version: '2.0' }) },
  {
    of: 'whose sub lacks its format',
    result: 'malformed',
    make: () => request({ sub: { ...SUB, identifierFormat: undefined } }),
  },
  { of: 'whose idJWT lacks its name', result: 'malformed', make: inId({ jti: undefined }) },
  { of: 'of a wrong key', result: 'invalid-signature', make: () => request({}, A2) },
  {
    of: 'of nobody who is known',
    result: 'invalid-signature',
    make: () => request({ iss: 'stranger.example' }),
  },
  {
    of: 'of a name that every object has',
    result: 'invalid-signature',
    make: () => request({ iss: '__proto__' }),
  },
  { of: 'whose idJWT is of a wrong key', result: 'invalid-signature', make: inId({}, A3) },
  {
    of: 'by a key that has a name here and none there',
    result: 'accepted',
    make: () => request({}, { ...A3, kid: 'other' }),
  },
  {
    of: 'that nobody signed',
    result: 'invalid-signature',
    make: async () => unsigned(await REQUEST_CLAIMS()),
  },
  {
    of: 'by HS256 with a public key',
    result: 'invalid-signature',
    make: async () => byPublicKey(await REQUEST_CLAIMS(), A3_PUBLIC),
  },
  {
    of: 'with an idJWT that nobody signed',
    result: 'invalid-signature',
    make: () => request({ idJWT: unsigned(ID) }),
  },
  {
    of: 'with other claims than were signed',
    result: 'invalid-signature',
    make: async () => withClaims(await request(), { ...(await REQUEST_CLAIMS()), jti: 'rq-9' }),
  },
  { of: 'that is no token', result: 'invalid-token', make: async () => 'no token' },
  { of: 'that is empty', result: 'invalid-token', make: async () => '' },
  {
    of: 'that is too long',
    result: 'invalid-token',
    make: async () => `${'e'.repeat(40_000)}.e30.e30`,
  },
  {
    of: 'whose idJWT is none',
    result: 'invalid-token',
    make: () => request({ idJWT: 'no token' }),
  },
  {
    of: 'for somebody else',
    result: 'invalid-token',
    make: () => request({ aud: 'other.example' }),
  },
  {
    of: 'for a list of others',
    result: 'invalid-token',
    make: () => request({ aud: ['a.example', 'b.example'] }),
  },
  {
    of: 'of a kind that the agreement does not have',
    result: 'unsupported-identifier',
    make: () => request({ sub: { ...SUB, identifierType: 'idfa' } }),
  },
  {
    of: 'in clear',
    result: 'incorrect-format',
    make: () => request({ sub: { ...SUB, identifierFormat: 'plain' } }),
  },
  {
    of: 'with an MD5 digest',
    result: 'incorrect-format',
    make: () => request({ sub: { ...SUB, identifierValue: DIGEST.slice(0, 32) } }),
  },
  {
    of: 'with the digest of nothing',
    result: 'incorrect-format',
    make: () => request({ sub: { ...SUB, identifierValue: sha256('') } }),
  },
  { of: 'of the future', result: 'invalid-timestamp', make: () => request({ iat: NOW + 301 }) },
  { of: 'of five minutes ahead', result: 'accepted', make: () => request({ iat: NOW + 300 }) },
  {
    of: 'of a time that is no number',
    result: 'invalid-timestamp',
    make: () => request({ iat: '2026-11-27' }),
  },
  {
    of: 'of a fraction of a second',
    result: 'invalid-timestamp',
    make: () => request({ iat: NOW - 0.5 }),
  },
  {
    of: 'that is too old',
    result: 'invalid-timestamp',
    make: () => request({ iat: NOW - MAX_REQUEST_AGE_SECONDS - 1 }),
  },
  {
    of: 'whose idJWT is too old',
    result: 'invalid-timestamp',
    make: inId({ iat: NOW - MAX_REQUEST_AGE_SECONDS - 1 }),
  },
  { of: 'that has expired', result: 'invalid-timestamp', make: () => request({ exp: NOW }) },
  {
    of: 'that does not hold yet',
    result: 'invalid-timestamp',
    make: () => request({ nbf: NOW + 900 }),
  },
  {
    of: 'that is older than its idJWT',
    result: 'invalid-timestamp',
    make: () => request({ iat: NOW - 61 }),
  },
];
