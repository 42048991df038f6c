import type { z } from 'zod';
import { DDRF_VERSION, IdClaims, RequestClaims } from '#core/ddrf/claims.ts';
import { MAX_REQUEST_LENGTH } from '#core/ddrf/ddrf-limits.ts';
import { precedes, timesFault } from '#core/ddrf/judge-times.ts';
import { keysFor, type PublicJwk, SIGNATURE_ALGORITHMS } from '#core/ddrf/keys.ts';
import { type DdrfResult, refused } from '#core/ddrf/result-codes.ts';
import type { SignedTokens } from '#core/ports/signed-tokens.ts';

/** By what tokens are judged. */
export interface Judging {
  readonly tokens: SignedTokens;
  /** The domain of the party that takes requests. */
  readonly domain: string;
  /** Public keys of those whose requests are taken, by their domains. */
  readonly issuers: ReadonlyMap<string, readonly PublicJwk[]>;
  /** In seconds since 1970. */
  readonly now: number;
}

interface Kind<Schema extends z.ZodType> {
  readonly name: 'idJWT' | 'rqJWT';
  readonly schema: Schema;
}

type Claims = { readonly version: string; readonly iss: string; readonly aud?: string | string[] };

const isFor = ({ aud }: Pick<Claims, 'aud'>, domain: string): boolean =>
  aud === undefined || (typeof aud === 'string' ? [aud] : aud).includes(domain);

/** The claims of one token whose signature, claims and audience hold; else why it is refused. */
const judgeToken = async <Schema extends z.ZodType<Claims>>(
  { tokens, domain, issuers }: Judging,
  { name, schema }: Kind<Schema>,
  token: string,
): Promise<z.output<Schema> | DdrfResult> => {
  const read = token.length > MAX_REQUEST_LENGTH ? undefined : tokens.read(token);
  if (read === undefined)
    return refused('invalid-token', `The ${name} is no signed JSON Web Token.`);
  const { header } = read;
  if (!SIGNATURE_ALGORITHMS.some((each) => each === header.alg))
    return refused(
      'invalid-signature',
      `The ${name} has to be signed by ${SIGNATURE_ALGORITHMS.join(' or ')}.`,
    );
  const parsed = schema.safeParse(read.claims);
  if (!parsed.success)
    return refused('malformed', `The ${name} lacks a required field, or has one of another form.`);
  const claims = parsed.data;
  if (claims.version !== DDRF_VERSION)
    return refused('malformed', `The ${name} is of another version than ${DDRF_VERSION}.`);
  const keys = keysFor(issuers.get(claims.iss) ?? [], header);
  if (!(await tokens.isSignedBy(token, keys)))
    return refused(
      'invalid-signature',
      `The ${name} is signed by no key that is known of its issuer.`,
    );
  return isFor(claims, domain)
    ? claims
    : refused('invalid-token', `The ${name} is for another recipient.`);
};

/** A request of which everything holds but, perhaps, what it is about. */
export interface JudgedRequest {
  readonly request: RequestClaims;
}

/**
 * Judges a request as version 1.0 says: the signatures of the rqJWT and of the idJWT in it, what each must hold, and their
 * times. The first fault is the result.
 */
export const judgeTokens = async (
  judging: Judging,
  token: string,
): Promise<JudgedRequest | DdrfResult> => {
  const request = await judgeToken(judging, { name: 'rqJWT', schema: RequestClaims }, token);
  if ('result' in request) return request;
  const original = await judgeToken(judging, { name: 'idJWT', schema: IdClaims }, request.idJWT);
  if ('result' in original) return original;
  const { now } = judging;
  const fault =
    timesFault(request, { name: 'rqJWT', now }) ?? timesFault(original, { name: 'idJWT', now });
  if (fault) return fault;
  return precedes(request, original)
    ? refused('invalid-timestamp', 'The rqJWT is older than the idJWT in it.')
    : { request };
};
