import type { IdClaims } from '#core/ddrf/claims.ts';
import { FUTURE_SECONDS, MAX_REQUEST_AGE_SECONDS } from '#core/ddrf/ddrf-limits.ts';
import { type DdrfResult, refused } from '#core/ddrf/result-codes.ts';

type Times = Pick<IdClaims, 'iat' | 'exp' | 'nbf'>;

const wrong = (says: string): DdrfResult => refused('invalid-timestamp', says);

const isTime = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0;

/**
 * What is wrong with the times of a token at this second, if anything is: `iat` as the framework has it, and `exp` and `nbf`
 * of RFC 7519 where they are said.
 */
export const timesFault = (
  { iat, exp, nbf }: Times,
  { name, now }: { readonly name: string; readonly now: number },
): DdrfResult | undefined => {
  if (!isTime(iat)) return wrong(`The time of the ${name} is no positive whole number of seconds.`);
  if (iat > now + FUTURE_SECONDS) return wrong(`The time of the ${name} is in the future.`);
  if (iat < now - MAX_REQUEST_AGE_SECONDS)
    return wrong(`The ${name} is older than ${MAX_REQUEST_AGE_SECONDS / 86_400} days.`);
  if (exp !== undefined && !(isTime(exp) && exp > now)) return wrong(`The ${name} has expired.`);
  if (nbf !== undefined && !(isTime(nbf) && nbf <= now + FUTURE_SECONDS))
    return wrong(`The ${name} does not hold yet.`);
  return undefined;
};

/** Whether a request was made before what it forwards. */
export const precedes = (request: Times, original: Times): boolean =>
  isTime(request.iat) && isTime(original.iat) && request.iat < original.iat;
