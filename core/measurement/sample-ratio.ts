import type { UncertainCount } from '#core/measurement/rate.ts';
import { normalCdf } from '#core/privacy/accounting/normal.ts';

/** The people of an arm, and how many parts of all people chance was to give it. */
export interface ArmSize extends UncertainCount {
  readonly parts: number;
}

/**
 * P(X > x) for X of a chi-square law of so many degrees of freedom, at least one: by the recurrence from that of
 * one or two.
 */
export const chiSquareTail = (x: number, degrees: number): number => {
  const half = x / 2;
  let known = degrees % 2 === 0 ? 2 : 1;
  let tail = known === 2 ? Math.exp(-half) : 2 * normalCdf(-Math.sqrt(x));
  // (x/2)^(d/2) · e^(−x/2) / Γ(d/2 + 1), for d = known.
  let term = known === 2 ? half * Math.exp(-half) : 2 * Math.sqrt(half / Math.PI) * Math.exp(-half);
  for (; known < degrees; known += 2) {
    tail += term;
    term *= half / (known / 2 + 1);
  }
  return Math.min(1, tail);
};

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
