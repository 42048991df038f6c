import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import {
  EXACT_TERMS,
  NOISY_TERMS,
  noisyAgreement,
} from '#test/core/usecases/noise/noisy-agreement.ts';

const without = (terms: Readonly<Record<string, unknown>>, name: string) =>
  Object.fromEntries(Object.entries(terms).filter(([key]) => key !== name));

const refuses = (terms: unknown): boolean => !PrivacyTerms.safeParse(terms).success;

describe('an agreement cannot leave out what protects people', () => {
  test.each(['minimumChange', 'roundTo', 'k', 'epsilon', 'epsilonBudget', 'budgetPeriodDays'])(
    'exact counts need %s',
    (name) => {
      expect(refuses(EXACT_TERMS)).toBe(false);
      expect(refuses(without(EXACT_TERMS, name))).toBe(true);
    },
  );

  test.each(['k', 'epsilon', 'epsilonBudget', 'budgetPeriodDays', 'noise'])(
    'noised counts need %s',
    (name) => {
      expect(refuses(NOISY_TERMS)).toBe(false);
      expect(refuses(without(NOISY_TERMS, name))).toBe(true);
    },
  );
});

describe('terms that would not protect are refused', () => {
  test.each([
    ['k below 50', { ...NOISY_TERMS, k: 49 }],
    ['epsilon above 5', { ...NOISY_TERMS, epsilon: 5.1, epsilonBudget: 10 }],
    ['no epsilon at all', { ...NOISY_TERMS, epsilon: 0 }],
    ['more than six digits', { ...NOISY_TERMS, epsilon: 0.1000001 }],
    ['a likely delta', { ...NOISY_TERMS, delta: 0.00002 }],
    ['a delta of nothing', { ...NOISY_TERMS, delta: 0 }],
    ['a budget below one release', { ...NOISY_TERMS, epsilonBudget: 0.4 }],
    ['a budget without a period', { ...NOISY_TERMS, budgetPeriodDays: 0 }],
    ['exact terms beside noise', { ...NOISY_TERMS, roundTo: 5 }],
    ['delta without noise', { ...EXACT_TERMS, delta: 1e-6 }],
    ['rounding that does not divide k', { ...EXACT_TERMS, roundTo: 20 }],
    ['rounding that hides nothing', { ...EXACT_TERMS, roundTo: 1 }],
    ['a change of a few', { ...EXACT_TERMS, minimumChange: 49 }],
    ['noise of another kind', { ...NOISY_TERMS, noise: 'gaussian' }],
  ])('%s', (_, terms) => {
    expect(refuses(terms)).toBe(true);
  });
});

test('delta is one in a million unless the agreement says otherwise', () => {
  expect(PrivacyTerms.parse(without(NOISY_TERMS, 'delta'))).toMatchObject({ delta: 1e-6 });
});

const shared = {
  k: fc.integer({ min: 50, max: 500 }).map((n) => n * 5),
  minimumDataset: fc.integer({ min: 100, max: 5000 }),
  epsilon: fc.integer({ min: 1, max: 50 }).map((tenths) => tenths / 10),
  epsilonBudget: fc.integer({ min: 5, max: 100 }),
  budgetPeriodDays: fc.integer({ min: 1, max: 366 }),
  maxRejectShare: fc.integer({ min: 0, max: 50 }).map((percent) => percent / 100),
};
const terms = fc.oneof(
  fc.record({
    noise: fc.constant('laplace' as const),
    delta: fc.constantFrom(1e-5, 1e-6, 1e-9),
    ...shared,
  }),
  fc.record({
    noise: fc.constant('none' as const),
    roundTo: fc.constant(5),
    minimumChange: fc.integer({ min: 50, max: 500 }),
    ...shared,
  }),
);

test('where the parties differ, each term is the stricter one, and the result is a valid agreement', () => {
  fc.assert(
    fc.property(terms, terms, (brand, publisher) => {
      const { agreement } = noisyAgreement({ privacy: { brand, publisher } });
      const both = effectiveTerms(agreement);
      for (const each of [brand, publisher]) {
        expect(both.k).toBeGreaterThanOrEqual(each.k);
        expect(both.epsilon).toBeLessThanOrEqual(each.epsilon);
        expect(both.epsilonBudget).toBeLessThanOrEqual(each.epsilonBudget);
        expect(both.budgetPeriodDays).toBeGreaterThanOrEqual(each.budgetPeriodDays);
        expect(both.minimumDataset).toBeGreaterThanOrEqual(each.minimumDataset);
        expect(both.maxRejectShare).toBeLessThanOrEqual(each.maxRejectShare);
        if (each.noise === 'laplace') expect(both.noise).toBe('laplace');
        if (each.noise === 'laplace' && both.noise === 'laplace')
          expect(both.delta).toBeLessThanOrEqual(each.delta);
        if (each.noise === 'none' && both.noise === 'none')
          expect(both.minimumChange).toBeGreaterThanOrEqual(each.minimumChange);
      }
      expect(PrivacyTerms.parse(both)).toEqual(both);
    }),
    { numRuns: 200 },
  );
});
