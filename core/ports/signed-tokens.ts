import type { PrivateJwk, PublicJwk, TokenHeader } from '#core/ddrf/keys.ts';

/** A token that was read and not believed yet. */
export interface ReadToken {
  readonly header: TokenHeader;
  readonly claims: unknown;
}

/** JSON Web Tokens in compact form (RFC 7515, RFC 7519), signed by keys and never by a shared secret. */
export interface SignedTokens {
  /** What a text says, if it is a token at all: nothing of it is verified. */
  read(token: string): ReadToken | undefined;
  /** Whether one of these keys signed it, by the algorithm of that key and no other. */
  isSignedBy(token: string, keys: readonly PublicJwk[]): Promise<boolean>;
  /** Signs claims. */
  sign(claims: object, key: PrivateJwk): Promise<string>;
}
