import { describe, expect, test } from 'vitest';
import { drawTruncatedGaussian } from '#core/privacy/noise/discrete-gaussian.ts';
import { gaussianBound } from '#core/privacy/noise/gaussian-bound.ts';
import type { GaussianLaw } from '#core/privacy/noise/noise-law.ts';
import { UniformSource } from '#core/privacy/noise/uniform.ts';
import { decimalRational } from '#core/rational.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';
import { chiSquareP, kolmogorovP, type Sample } from './goodness-of-fit.ts';
import { lawProbabilities } from './truncated-law.ts';
import {
  boundLessGaussian,
  clampedGaussian,
  fractionOnly,
  type GaussianSampler,
  laplaceInstead,
  roundedGaussian,
  slightlyWideGaussian,
} from './wrong-gaussian-samplers.ts';

const DRAWS = 1_000_000;
/** The seeds are fixed: a test either always passes or never. */
const SIGNIFICANCE = 1e-4;

const lawOf = (variance: number, delta: number): GaussianLaw => {
  const terms = { variance, delta: decimalRational(delta), changes: [[1]] };
  return { noise: 'gaussian', variance, bound: gaussianBound(terms) };
};

const sampled = (law: GaussianLaw, sampler: GaussianSampler, draws = DRAWS): Sample => {
  const { variance, bound } = law;
  const source = new UniformSource(seededRandomness(`gaussian ${variance} ${bound}`));
  const counts = Array.from({ length: 2 * bound + 1 }, () => 0);
  for (let n = 0; n < draws; n += 1) {
    const at = sampler(variance, bound, source) + bound;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return { counts, probabilities: lawProbabilities(law) };
};

/** A second each on an idle machine; a busy one may take long. */
const LONG = { timeout: 60_000 };

test.each([
  [1, 1e-6],
  [8, 1e-2],
  [295, 1.9e-9],
])('a million draws follow the truncated law of variance %i, δ %d', LONG, (variance, delta) => {
  const sample = sampled(lawOf(variance, delta), drawTruncatedGaussian);
  expect(chiSquareP(sample)).toBeGreaterThan(SIGNIFICANCE);
  expect(kolmogorovP(sample)).toBeGreaterThan(SIGNIFICANCE);
});

describe('the same test rejects a sampler that is nearly right', () => {
  test.each([
    ['a rounded continuous draw', roundedGaussian, lawOf(2, 1e-6)],
    ['a draw outside put on the bound', clampedGaussian, lawOf(8, 1e-2)],
    ['a bound one too small', boundLessGaussian, lawOf(8, 1e-2)],
    ['a coin that forgets whole units', fractionOnly, lawOf(8, 1e-6)],
    ['the Laplace draw kept as it is', laplaceInstead, lawOf(8, 1e-6)],
  ] as const)('%s', LONG, (_, sampler, law) => {
    expect(chiSquareP(sampled(law, sampler, DRAWS / 4))).toBeLessThan(SIGNIFICANCE);
  });
});

test('and one whose variance is one per cent too large', LONG, () => {
  const sample = sampled(lawOf(2, 1e-6), slightlyWideGaussian);
  expect(chiSquareP(sample)).toBeLessThan(SIGNIFICANCE);
});

test('a draw outside the bound is thrown away, never moved', () => {
  const source = new UniformSource(seededRandomness('narrow'));
  const drawn = new Set(Array.from({ length: 2000 }, () => drawTruncatedGaussian(400, 2, source)));
  expect([...drawn].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
});

test(
  'the largest variance and bound are drawn from without a number that is not exact',
  LONG,
  () => {
    const law = lawOf(1_000_000, 1e-18);
    const source = new UniformSource(seededRandomness('largest'));
    const draws = Array.from({ length: 20_000 }, () =>
      drawTruncatedGaussian(law.variance, law.bound, source),
    );
    const variance = draws.reduce((sum, x) => sum + x * x, 0) / draws.length;
    expect(variance / law.variance).toBeGreaterThan(0.95);
    expect(variance / law.variance).toBeLessThan(1.05);
    const width = Math.floor(Math.sqrt(law.variance)) + 1;
    expect((law.bound * width) ** 2).toBeLessThan(2 ** 53);
    expect(100 * 2 * law.variance * width ** 2).toBeLessThan(2 ** 48);
  },
);
