import { halved } from '#core/privacy/halving.ts';

/** ln of the number of ways to choose `some` of `all`, added up from single logarithms. */
const logChoose = (all: number, some: number): number => {
  let sum = 0;
  for (let at = 1; at <= Math.min(some, all - some); at += 1) sum += Math.log((all - at + 1) / at);
  return sum;
};

/** Terms below this share of the largest one add nothing to a sum of doubles. */
const NEGLIGIBLE = 1e-18;

/**
 * P(at most s successes in n trials) where each succeeds with probability p. Added up from s downwards: where
 * that matters, s lies below the mean and the terms fall.
 */
const atMost = (s: number, { n, p, ways }: { n: number; p: number; ways: number }): number => {
  if (s > n * p) return 1;
  let term = Math.exp(ways + s * Math.log(p) + (n - s) * Math.log1p(-p));
  let sum = term;
  for (let at = s; at > 0 && term > sum * NEGLIGIBLE; at -= 1) {
    term *= (at / (n - at + 1)) * ((1 - p) / p);
    sum += term;
  }
  return sum;
};

/** Halvings of 0 … 1: beyond these a double does not change. */
const HALVINGS = 60;

/**
 * The rate that a true one exceeds with probability at most `error`, by what was seen (Clopper and Pearson
 * 1934): the largest under which so few successes are not yet less likely than that. Exact for any number of
 * trials.
 */
export const rateAtMost = (successes: number, trials: number, error: number): number => {
  if (successes >= trials) return 1;
  const ways = logChoose(trials, successes);
  const isLikely = (p: number): boolean => atMost(successes, { n: trials, p, ways }) > error;
  const [, most] = halved([successes / trials, 1], HALVINGS, isLikely);
  return most;
};

/** The rate that a true one falls below with probability at most `error`: the other end. */
export const rateAtLeast = (successes: number, trials: number, error: number): number =>
  1 - rateAtMost(trials - successes, trials, error);
