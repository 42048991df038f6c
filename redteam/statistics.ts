import { z } from 'zod';

/** A share with the interval that holds the true one in 95 of 100 runs. */
export const Estimate = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });
export type Estimate = z.infer<typeof Estimate>;

/** Noises that are drawn for the audit of a game, unless somebody says: enough to catch half the noise. */
export const DRAWS = 200_000;

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
