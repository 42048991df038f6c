import type { Release } from '#core/documents/release.ts';
import type { NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import { decimalRational, rational } from '#core/rational.ts';

/** The law of a release's noise, as the release itself states it; none for exact counts. */
export const statedLaw = (release: Release): NoiseLaw | undefined => {
  const { noise, variance, epsilon, sensitivity, noiseBound: bound } = release;
  if (noise === 'gaussian') return variance === undefined ? undefined : { noise, variance, bound };
  if (noise === 'none') return undefined;
  const { n, d } = decimalRational(epsilon);
  return { noise, rate: rational(n, d * BigInt(sensitivity)), bound };
};
