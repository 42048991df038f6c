import { z } from 'zod';

/** A share with the interval that holds the true one in 95 of 100 runs. */
export const Estimate = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });
export type Estimate = z.infer<typeof Estimate>;

/** Standard normal quantile of 97.5 %. */
const Z = 1.959963984540054;

/**
 * The 95 % score interval of Wilson (1927) for a success rate. Unlike the textbook interval it keeps
 * to 0 … 1 and is honest when all trials fail or all succeed.
 */
export const wilsonInterval = (successes: number, trials: number): Estimate => {
  if (trials === 0) return { value: 0, low: 0, high: 1 };
  const share = successes / trials;
  const square = (Z * Z) / trials;
  const centre = (share + square / 2) / (1 + square);
  const half =
    (Z * Math.sqrt((share * (1 - share)) / trials + square / (4 * trials))) / (1 + square);
  return {
    value: share,
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === trials ? 1 : Math.min(1, centre + half),
  };
};

/** Advantage over tossing a coin: 0 for a coin, 1 for certainty. */
export const coinAdvantage = (successes: number, trials: number): Estimate => {
  const { value, low, high } = wilsonInterval(successes, trials);
  return { value: 2 * value - 1, low: 2 * low - 1, high: 2 * high - 1 };
};

/**
 * The most advantage that n answers of an (ε, δ)-differentially private room can give anybody.
 *
 * Let the secret bit be a fair coin, P and Q the laws of all that the attacker sees when it is 1
 * and 0, and S the views on which he guesses 1. His advantage, 2·success − 1, is P(S) − Q(S). By basic
 * composition (Dwork and Roth 2014, theorem 3.16; it holds for adaptive questions too) n answers are
 * (nε, nδ)-private, so with e = e^nε and d = nδ
 *
 *     P(S) ≤ e·Q(S) + d    and    1 − Q(S) ≤ e·(1 − P(S)) + d.
 *
 * Adding both gives (1 + e)(P(S) − Q(S)) ≤ e − 1 + 2d, that is
 *
 *     advantage ≤ (e − 1)/(e + 1) + 2d/(e + 1) = tanh(nε/2) + 2nδ/(e^nε + 1).
 *
 * Nobody can do better than this and one mechanism attains it (Kairouz, Oh, Viswanath 2015), so the
 * bound cannot be improved from ε and δ alone.
 */
export const advantageBound = (
  { epsilon, delta }: { readonly epsilon: number; readonly delta: number },
  releases: number,
): number =>
  Math.min(
    1,
    Math.tanh((releases * epsilon) / 2) +
      (2 * releases * delta) / (Math.exp(releases * epsilon) + 1),
  );
