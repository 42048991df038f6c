import { describe, expect, test } from 'vitest';
import { drawDiscreteLaplace, drawTruncatedLaplace } from '#core/privacy/noise/discrete-laplace.ts';
import { UniformSource } from '#core/privacy/noise/uniform.ts';
import { givenWords, seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';
import { chiSquareP, kolmogorovP, type Sample, upperGamma } from './goodness-of-fit.ts';
import { type LaplaceTerms, laplaceOf } from './laplace-of.ts';
import { lawProbabilities } from './truncated-law.ts';
import {
  boundLess,
  clamped,
  doubledZero,
  roundedLogarithm,
  type Sampler,
  slightlyWide,
} from './wrong-samplers.ts';

const DRAWS = 1_000_000;
/** The seeds are fixed: a test either always passes or never. */
const SIGNIFICANCE = 1e-4;

const sampled = (terms: LaplaceTerms, sampler: Sampler): Sample => {
  const law = laplaceOf(terms);
  const { rate, bound } = law;
  const source = new UniformSource(seededRandomness(JSON.stringify(terms)));
  const counts = Array.from({ length: 2 * bound + 1 }, () => 0);
  for (let n = 0; n < DRAWS; n += 1) {
    const at = sampler(rate, bound, source) + bound;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return { counts, probabilities: lawProbabilities(law) };
};

/** Half a second each on an idle machine; a busy one may take long. */
const LONG = { timeout: 60_000 };

const TERMS: readonly LaplaceTerms[] = [
  { epsilon: 0.5, delta: 1e-6, sensitivity: 1 },
  { epsilon: 0.1, delta: 1e-6, sensitivity: 1 },
  { epsilon: 0.333333, delta: 1e-6, sensitivity: 3 },
  { epsilon: 1.7, delta: 1e-5, sensitivity: 2 },
  { epsilon: 5, delta: 1e-12, sensitivity: 1 },
  { epsilon: 0.5, delta: 1e-2, sensitivity: 1 },
];

test.each(TERMS)('a million draws follow the truncated law for %o', LONG, (terms) => {
  const sample = sampled(terms, drawTruncatedLaplace);
  expect(chiSquareP(sample)).toBeGreaterThan(SIGNIFICANCE);
  expect(kolmogorovP(sample)).toBeGreaterThan(SIGNIFICANCE);
});

describe('the same test rejects a sampler that is nearly right', () => {
  test.each([
    ['a rounded continuous draw', roundedLogarithm, TERMS[0]],
    ['zero with both signs', doubledZero, TERMS[1]],
    ['a draw outside put on the bound', clamped, TERMS[5]],
    ['one per cent too wide', slightlyWide, TERMS[0]],
    ['a bound one too small', boundLess, TERMS[5]],
  ] as const)('%s', LONG, (_, sampler, terms) => {
    if (!terms) throw new Error('a case without terms');
    expect(chiSquareP(sampled(terms, sampler))).toBeLessThan(SIGNIFICANCE);
  });
});

test('the chi-square probabilities are those of the tables', () => {
  expect(upperGamma(1 / 2, 3.841458820694124 / 2)).toBeCloseTo(0.05, 10);
  expect(upperGamma(50 / 2, 86.66081519085436 / 2)).toBeCloseTo(0.001, 10);
  expect(upperGamma(200 / 2, 200 / 2)).toBeCloseTo(0.486702, 5);
});

test('a draw outside the bound is thrown away, never moved', () => {
  const source = new UniformSource(seededRandomness('narrow'));
  const drawn = new Set(
    Array.from({ length: 2000 }, () => drawTruncatedLaplace({ n: 1n, d: 20n }, 2, source)),
  );
  expect([...drawn].sort((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2]);
});

test('zero has no sign: what would be minus zero is drawn again', () => {
  // Rate 1. Numbers below 1 take no word; the coin of e^-1 ends at its second flip, with 1; then the sign.
  const again = [1, 0];
  const zero = [1, 1];
  const source = new UniformSource(givenWords([...again, ...zero]));
  expect(Object.is(drawDiscreteLaplace({ n: 1n, d: 1n }, source), 0)).toBe(true);
});

test('a rate whose whole numbers are too large is refused, not rounded', () => {
  const source = new UniformSource(seededRandomness('large'));
  expect(() => drawDiscreteLaplace({ n: 1n, d: 2n ** 60n }, source)).toThrow(RangeError);
});
