import type { UniformSource } from './uniform.ts';

/** A coin that shows true with probability numerator / denominator, exactly. */
export const coin = (source: UniformSource, numerator: number, denominator: number): boolean =>
  source.below(denominator) < numerator;

/** True with probability e^-(n/d), 0 ≤ n ≤ d. */
const unitCoin = (source: UniformSource, n: number, d: number): boolean => {
  let k = 1;
  while (coin(source, n, d * k)) k += 1;
  return k % 2 === 1;
};

/**
 * True with probability e^-(n/d), n ≥ 0, by whole numbers alone: one coin of e^-1 for each whole unit of
 * n/d, and one for the rest. Algorithm 1 of Canonne, Kamath, Steinke, "The Discrete Gaussian for
 * Differential Privacy" (2020).
 */
export const exponentialCoin = (source: UniformSource, n: number, d: number): boolean => {
  let rest = n;
  for (; rest > d; rest -= d) if (!unitCoin(source, 1, 1)) return false;
  return unitCoin(source, rest, d);
};
