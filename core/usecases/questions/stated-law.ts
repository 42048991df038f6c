import type { Release } from '#core/documents/release.ts';
import type { NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import { splitPrice } from '#core/privacy/split-price.ts';
import { decimalRational, rational } from '#core/rational.ts';

/** The law of the noise of a release's people, as the release itself states it; none for exact counts. */
export const statedLaw = (release: Release): NoiseLaw | undefined => {
  const { noise, variance, epsilon, sensitivity, noiseBound: bound } = release;
  if (noise === 'gaussian') return variance === undefined ? undefined : { noise, variance, bound };
  if (noise === 'none') return undefined;
  // Of a price for sums as well, half is for the people.
  const price = { epsilon, nanoRho: 0, attoDelta: 0 };
  const { n, d } = decimalRational(splitPrice(price, release.sums?.length ?? 0).people.epsilon);
  return { noise, rate: rational(n, d * BigInt(sensitivity)), bound };
};
