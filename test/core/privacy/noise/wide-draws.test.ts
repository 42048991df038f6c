import { expect, test } from 'vitest';
import { gaussianBound } from '#core/privacy/noise/gaussian-bound.ts';
import { drawNoise, type NoiseLaw } from '#core/privacy/noise/noise-law.ts';
import { noisyOutcome } from '#core/privacy/noise/noisy-release.ts';
import { UniformSource } from '#core/privacy/noise/uniform.ts';
import { decimalRational } from '#core/rational.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';
import { chiSquareP, kolmogorovP, type Sample } from './goodness-of-fit.ts';
import { laplaceOf } from './laplace-of.ts';
import { lawProbabilities } from './truncated-law.ts';

const DRAWS = 5_000_000;
/** The seeds are fixed: a test either always passes or never. */
const SIGNIFICANCE = 1e-4;
/** Some ten seconds each on an idle machine. */
const LONG = { timeout: 600_000 };
const K = 100;

const gaussian = (variance: number, delta: number): NoiseLaw => {
  const terms = { variance, delta: decimalRational(delta), changes: [[1, 1]] };
  return { noise: 'gaussian', variance, bound: gaussianBound(terms) };
};

test.each([
  gaussian(2, 1e-6),
  gaussian(3, 0.2),
  gaussian(22, 5e-7),
  gaussian(88, 1e-4),
  gaussian(298, 1.9e-9),
  gaussian(1177, 1.9e-9),
  gaussian(10_000, 1e-12),
  laplaceOf({ epsilon: 0.05, delta: 1e-8, sensitivity: 1 }),
  laplaceOf({ epsilon: 0.25, delta: 1e-7, sensitivity: 2 }),
  laplaceOf({ epsilon: 3.7, delta: 1e-5, sensitivity: 6 }),
])('five million draws follow the law, and none releases fewer than k: %o', LONG, (law) => {
  const { bound } = law;
  const source = new UniformSource(seededRandomness(`wide ${law.noise} ${bound}`));
  const counts = Array.from({ length: 2 * bound + 1 }, () => 0);
  let wrong = 0;
  for (let n = 0; n < DRAWS; n += 1) {
    const noise = drawNoise(law, source);
    counts[noise + bound] = (counts[noise + bound] ?? 0) + 1;
    if (noisyOutcome(K - 1, noise, { k: K, bound }).outcome === 'released') wrong += 1;
  }
  const sample: Sample = { counts, probabilities: lawProbabilities(law) };
  expect(wrong).toBe(0);
  expect(chiSquareP(sample)).toBeGreaterThan(SIGNIFICANCE);
  expect(kolmogorovP(sample)).toBeGreaterThan(SIGNIFICANCE);
});
