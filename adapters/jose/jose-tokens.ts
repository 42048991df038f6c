import { CompactSign, compactVerify, decodeProtectedHeader, importJWK } from 'jose';
import { algorithmOf, type PrivateJwk, type PublicJwk } from '#core/ddrf/keys.ts';
import type { ReadToken, SignedTokens } from '#core/ports/signed-tokens.ts';

/** The claims of a token, from its second part. */
const claimsOf = (token: string): unknown => {
  const [, payload = ''] = token.split('.');
  return JSON.parse(
    new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(payload, 'base64url')),
  );
};

const COMPACT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*$/;

const isVerified = async (token: string, key: PublicJwk): Promise<boolean> => {
  const alg = algorithmOf(key);
  try {
    await compactVerify(token, await importJWK(key, alg), { algorithms: [alg] });
    return true;
  } catch {
    // Whatever it is, a key that is too short or no point of its curve too: this key signed nothing.
    return false;
  }
};

/** Tokens by `jose`, which verifies and signs; what a token has to say is for others to judge. */
export const joseTokens: SignedTokens = {
  read: (token): ReadToken | undefined => {
    if (!COMPACT.test(token)) return undefined;
    try {
      const { alg, kid, crit } = decodeProtectedHeader(token);
      // Nothing is understood that a header calls critical (RFC 7515, section 4.1.11).
      if (typeof alg !== 'string' || crit !== undefined) return undefined;
      if (kid !== undefined && typeof kid !== 'string') return undefined;
      return { header: { alg, kid }, claims: claimsOf(token) };
    } catch {
      return undefined;
    }
  },
  isSignedBy: async (token, keys) => {
    for (const key of keys) if (await isVerified(token, key)) return true;
    return false;
  },
  sign: async (claims, key: PrivateJwk) => {
    const alg = algorithmOf(key);
    const header = { typ: 'JWT', alg, ...(key.kid !== undefined && { kid: key.kid }) };
    return new CompactSign(Buffer.from(JSON.stringify(claims)))
      .setProtectedHeader(header)
      .sign(await importJWK(key, alg));
  },
};
