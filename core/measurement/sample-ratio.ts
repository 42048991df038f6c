import { chiSquareTail } from '#core/measurement/chi-square.ts';
import type { UncertainCount } from '#core/measurement/rate.ts';

/** The people of an arm, and how many parts of all people chance was to give it. */
export interface ArmSize extends UncertainCount {
  readonly parts: number;
}

/**
 * How likely arms whose sizes differ as much from the agreed parts, or more, are by chance and noise alone. The
 * statistic is the least Σ (mᵢ − N·sᵢ)² / (M·sᵢ + wᵢ) over N, for sizes mᵢ with noise of variance wᵢ, parts sᵢ of the
 * whole and M people in all: the one that is chi-square with a degree of freedom less than there are arms
 * (docs/measurement.md).
 */
export const sampleRatio = (arms: readonly ArmSize[]): number => {
  const total = arms.reduce((sum, { people }) => sum + people, 0);
  const parts = arms.reduce((sum, each) => sum + each.parts, 0);
  const weighed = arms.map(({ people, variance, parts: own }) => {
    const share = own / parts;
    return { people, share, weight: 1 / (total * share + variance) };
  });
  const sum = (of: (arm: (typeof weighed)[number]) => number): number =>
    weighed.reduce((all, arm) => all + of(arm), 0);
  const whole =
    sum(({ people, share, weight }) => weight * share * people) /
    sum(({ share, weight }) => weight * share ** 2);
  const distance = sum(({ people, share, weight }) => weight * (people - whole * share) ** 2);
  return chiSquareTail(distance, arms.length - 1);
};
