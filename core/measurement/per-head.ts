import type { UncertainNumber } from '#core/measurement/mean.ts';
import type { Rate, UncertainCount } from '#core/measurement/rate.ts';

/**
 * What an arm is worth per head, of whom each is worth between nothing and `most`: μ = s / m. To first order its
 * variance is that of a mean of so many people, and what noise of s and m adds, for which μ moves by 1 / m and by
 * −μ / m. That of one person is (most − μ)·μ, which none between these ends exceeds (Bhatia and Davis): so it takes no
 * more releases, and the interval is rather too wide. The arm must hold somebody.
 */
export const perHeadOf = (
  sum: UncertainNumber,
  { people, variance }: UncertainCount,
  most: number,
): Rate => {
  const value = sum.value / people;
  // Noise can take a mean beyond its ends, where nobody's value differs from anybody else's.
  const spread = Math.max(0, (most - value) * value);
  const noise = sum.variance + value ** 2 * variance;
  return { value, variance: spread / people + noise / people ** 2 };
};
