import { normalCdf } from '#core/privacy/accounting/normal.ts';

/** What happens by chance less often than this is taken for something else than chance. */
export const UNLIKELY = 0.001;

/**
 * P(X > x) for X of a chi-square law of so many degrees of freedom, at least one: by the recurrence from that of
 * one or two. Its terms are kept as logarithms, or the first ones of thousands of degrees would be nothing.
 */
export const chiSquareTail = (x: number, degrees: number): number => {
  const half = x / 2;
  let known = degrees % 2 === 0 ? 2 : 1;
  let tail = known === 2 ? Math.exp(-half) : 2 * normalCdf(-Math.sqrt(x));
  // (x/2)^(d/2) · e^(−x/2) / Γ(d/2 + 1), for d = known.
  let term = (known === 2 ? Math.log(half) : Math.log((4 * half) / Math.PI) / 2) - half;
  for (; known < degrees; known += 2) {
    tail += Math.exp(term);
    term += Math.log(half / (known / 2 + 1));
  }
  return Math.min(1, tail);
};
