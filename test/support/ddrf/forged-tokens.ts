import { createHmac } from 'node:crypto';
import type { PublicJwk } from '#core/ddrf/keys.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token that nobody signed (RFC 7515, section 6). */
export const unsigned = (claims: unknown): string => `${part({ alg: 'none' })}.${part(claims)}.`;

/** A token whose secret is the text of a public key, as a verifier would take it that believes the header. */
export const byPublicKey = (claims: unknown, key: PublicJwk): string => {
  const text = `${part({ alg: 'HS256' })}.${part(claims)}`;
  const mac = createHmac('sha256', JSON.stringify(key)).update(text).digest('base64url');
  return `${text}.${mac}`;
};

/** The same token with other claims, under the signature of the first. */
export const withClaims = (token: string, claims: unknown): string => {
  const [header = '', , signature = ''] = token.split('.');
  return `${header}.${part(claims)}.${signature}`;
};

/** The claims of a token. */
export const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
