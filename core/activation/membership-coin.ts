import { MICRO, microEpsilon } from '#core/micro-epsilon.ts';
import { coin, exponentialCoin } from '#core/privacy/noise/exponential-coin.ts';
import type { UniformSource } from '#core/privacy/noise/uniform.ts';

/**
 * True with probability e^ε / (1 + e^ε), exactly: heads of a fair coin is true, tails is false with probability e^-ε and
 * else tossed again. So true is to false as 1 to e^-ε. Whole numbers alone take part.
 */
export const truthCoin = (source: UniformSource, epsilon: number): boolean => {
  const n = microEpsilon(epsilon);
  for (;;) {
    if (coin(source, 1, 2)) return true;
    if (exponentialCoin(source, n, MICRO)) return false;
  }
};

/**
 * Whether a label is listed: the truth with that probability, and the opposite else. A list of such labels is
 * ε-differentially private for what decides one of them. Proof: docs/privacy.md, "Lists".
 */
export const isListed = (source: UniformSource, epsilon: number, isMember: boolean): boolean =>
  truthCoin(source, epsilon) === isMember;
