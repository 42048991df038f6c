import { describe, expect, test } from 'vitest';
import { laplaceLaw, probabilityOf } from '#core/privacy/noise/noise-law.ts';
import {
  advantageBound,
  deltaAt,
  epsilonOf,
  epsilonShown,
  type Guarantee,
  scaled,
} from '#redteam/guarantee.ts';

const laplace = (answers: number): Guarantee => ({
  noise: 'laplace',
  epsilon: 0.5 * answers,
  delta: 1e-6 * answers,
});
const gaussian = (nanoRho: number): Guarantee => ({
  noise: 'gaussian',
  nanoRho,
  truncation: 1e-8,
  conversion: 5e-7,
});

describe('the bound on the advantage', () => {
  test('is 0 when nothing was charged', () => {
    expect(advantageBound(laplace(0))).toBeCloseTo(0, 9);
    expect(advantageBound({ ...gaussian(0), truncation: 0 } as Guarantee)).toBeCloseTo(0, 9);
  });

  test.each([laplace(1), laplace(3), gaussian(2_000_000), gaussian(440_000_000)])(
    'grows with what was charged, up to 1',
    (promise) => {
      expect(advantageBound(scaled(promise, 2))).toBeGreaterThan(advantageBound(promise));
      expect(advantageBound(scaled(promise, 100_000))).toBeCloseTo(1, 1);
    },
  );

  test.each([1, 2, 3, 5])(
    'is not passed by the law of the noise at a shift of Δ = %i, and nearly reached',
    (shift) => {
      const price = { epsilon: 0.5, nanoRho: 0, attoDelta: 1e12 };
      const law = laplaceLaw(price, [[shift]]);
      const probability = probabilityOf(law);
      let apart = 0;
      for (let x = -law.bound; x <= law.bound + shift; x += 1)
        apart += Math.abs(probability(x) - probability(x - shift)) / 2;
      expect(apart).toBeLessThanOrEqual(advantageBound(laplace(1)));
      expect(apart).toBeGreaterThan(0.85 * advantageBound(laplace(1)));
    },
  );
});

describe('a promise as a curve', () => {
  test.each([laplace(1), laplace(4), gaussian(2_000_000), gaussian(440_000_000)])(
    'keeps its δ at the ε that is told, and falls up to there',
    (promise) => {
      const told = epsilonOf(promise);
      const most =
        promise.noise === 'laplace' ? promise.delta : promise.conversion + promise.truncation;
      expect(deltaAt(promise, told)).toBeLessThanOrEqual(most * (1 + 1e-9));
      expect(deltaAt(promise, told / 2)).toBeGreaterThan(deltaAt(promise, told));
    },
  );
});

describe('the ε that was shown', () => {
  const certain = { hitsAtLeast: 0.99, alarmsAtMost: 0.01 };

  test('is nothing where hits are no more than false alarms', () => {
    const nothing = { hitsAtLeast: 0.3, alarmsAtMost: 0.4 };
    for (const promise of [laplace(1), gaussian(2_000_000), laplace(0)])
      expect(epsilonShown(nothing, promise)).toBeCloseTo(0, 6);
  });

  test('is the logarithm of hits over false alarms for Laplace noise, but for δ', () => {
    const shown = { hitsAtLeast: 0.3, alarmsAtMost: 0.1 };
    expect(epsilonShown(shown, laplace(1))).toBeCloseTo(Math.log(3), 2);
  });

  test('does not depend on what was charged, and passes it when too little was', () => {
    for (const [small, large] of [
      [laplace(1), laplace(9)],
      [gaussian(2_000_000), gaussian(440_000_000)],
    ] as const) {
      expect(epsilonShown(certain, small) / epsilonShown(certain, large)).toBeCloseTo(1, 2);
      expect(epsilonShown(certain, small)).toBeGreaterThan(epsilonOf(small));
    }
  });

  test('is all of it where nothing was charged', () => {
    expect(epsilonShown(certain, laplace(0))).toBeCloseTo(Math.log(99), 6);
  });
});
