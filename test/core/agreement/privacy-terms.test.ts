import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { checkAgreement } from '#core/agreement/check-agreement.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { shareOf, sharesOf } from '#core/agreement/lookup.ts';
import { PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import { PROTECTS } from '#core/privacy/sensitivity.ts';
import { agreementDocument, testAgreement } from '#proof/rehearsal/agreement.ts';
import {
  EXACT_TERMS,
  NOISY_TERMS,
  noisyAgreement,
} from '#test/core/usecases/noise/noisy-agreement.ts';

const without = (terms: Readonly<Record<string, unknown>>, name: string) =>
  Object.fromEntries(Object.entries(terms).filter(([key]) => key !== name));

const GAUSSIAN_TERMS = {
  noise: 'gaussian',
  k: 50,
  minimumDataset: 100,
  delta: 0.000001,
  epsilon: 0.25,
  epsilonBudget: 1.4,
  budgetPeriodDays: 30,
  lifetimeEpsilon: 5,
} as const;

const refuses = (terms: unknown): boolean => !PrivacyTerms.safeParse(terms).success;

describe('an agreement cannot leave out what protects people', () => {
  test.each(['minimumChange', 'roundTo', 'k', 'epsilon', 'epsilonBudget', 'budgetPeriodDays'])(
    'exact counts need %s',
    (name) => {
      expect(refuses(EXACT_TERMS)).toBe(false);
      expect(refuses(without(EXACT_TERMS, name))).toBe(true);
    },
  );

  test.each(['k', 'epsilon', 'epsilonBudget', 'budgetPeriodDays', 'lifetimeEpsilon', 'noise'])(
    'Gaussian noise needs %s',
    (name) => {
      expect(refuses(GAUSSIAN_TERMS)).toBe(false);
      expect(refuses(without(GAUSSIAN_TERMS, name))).toBe(true);
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
    ['noise of another kind', { ...NOISY_TERMS, noise: 'uniform' }],
    ['an epsilon below what Gaussian noise can be paid in', { ...GAUSSIAN_TERMS, epsilon: 0.019 }],
    ['a life below a period', { ...GAUSSIAN_TERMS, lifetimeEpsilon: 1.3 }],
    ['a life below a period, with Laplace noise', { ...NOISY_TERMS, lifetimeEpsilon: 3 }],
    ['a life below a period, of exact counts', { ...EXACT_TERMS, lifetimeEpsilon: 3 }],
    ['a life that hides nothing', { ...GAUSSIAN_TERMS, lifetimeEpsilon: 101 }],
    ['support by fewer than k', { ...GAUSSIAN_TERMS, minimumSupport: 49 }],
    ['protection of something else', { ...GAUSSIAN_TERMS, protects: 'households' }],
    ['protection by no noise', { ...EXACT_TERMS, protects: 'attributes' }],
  ])('%s', (_, terms) => {
    expect(refuses(terms)).toBe(true);
  });
});

test('delta is one in a million unless the agreement says otherwise', () => {
  expect(PrivacyTerms.parse(without(NOISY_TERMS, 'delta'))).toMatchObject({ delta: 1e-6 });
});

test('what may be left out holds in its strict form: attributes are protected, and a value needs k people', () => {
  const { agreement } = noisyAgreement();
  expect(effectiveTerms(agreement)).toMatchObject({ protects: 'attributes', minimumSupport: 50 });
});

test('an agreement that was approved before there was Gaussian noise keeps its digest and its meaning', () => {
  const privacy = {
    ...{ noise: 'laplace', k: 50, minimumDataset: 100, epsilon: 0.5, delta: 0.000001 },
    ...{ epsilonBudget: 3.5, budgetPeriodDays: 30, maxRejectShare: 0.05 },
  };
  const { agreement, digest } = testAgreement({ ...agreementDocument(), privacy });
  expect(digest).toBe('7bf1845e0cfb201df0089b3c8105aae750d4d4cf9dba0212e897c5ccf0ca9320');
  expect(agreement.privacy).toEqual(privacy);
  expect(effectiveTerms(agreement)).toEqual({
    ...privacy,
    protects: 'attributes',
    minimumSupport: 50,
  });
});

const shared = {
  k: fc.integer({ min: 50, max: 500 }).map((n) => n * 5),
  minimumDataset: fc.integer({ min: 100, max: 5000 }),
  epsilon: fc.integer({ min: 1, max: 50 }).map((tenths) => tenths / 10),
  epsilonBudget: fc.integer({ min: 5, max: 100 }),
  budgetPeriodDays: fc.integer({ min: 1, max: 366 }),
  maxRejectShare: fc.integer({ min: 0, max: 50 }).map((percent) => percent / 100),
  minimumSupport: fc.option(fc.integer({ min: 2500, max: 3000 }), { nil: undefined }),
};
const noised = {
  delta: fc.constantFrom(1e-5, 1e-6, 1e-9),
  protects: fc.option(fc.constantFrom(...PROTECTS), { nil: undefined }),
  ...shared,
};
const mayHaveLife = fc.option(fc.integer({ min: 100, max: 1000 }), { nil: undefined });
const exact = fc.record({
  noise: fc.constant('none' as const),
  roundTo: fc.constantFrom(5, 10, 25),
  minimumChange: fc.integer({ min: 50, max: 500 }),
  ...shared,
  k: fc.integer({ min: 1, max: 50 }).map((n) => n * 50),
  lifetimeEpsilon: mayHaveLife,
});
const laplace = fc.record({
  ...{ noise: fc.constant('laplace' as const), ...noised, lifetimeEpsilon: mayHaveLife },
});
const gaussian = fc.record({
  ...{ noise: fc.constant('gaussian' as const), ...noised },
  lifetimeEpsilon: fc.constant(100),
});
const bothTerms = fc.oneof(
  fc.tuple(fc.oneof(exact, laplace), fc.oneof(exact, laplace)),
  fc.tuple(fc.oneof(exact, gaussian), fc.oneof(exact, gaussian)),
);
const RANK = ['none', 'laplace', 'gaussian'];

test('where the parties differ, each term is the stricter one, and the result is a valid agreement', () => {
  fc.assert(
    fc.property(bothTerms, ([brand, publisher]) => {
      const { agreement } = noisyAgreement({ privacy: { brand, publisher } });
      const both = effectiveTerms(agreement);
      for (const each of [brand, publisher]) {
        expect(both.k).toBeGreaterThanOrEqual(each.k);
        expect(both.epsilon).toBeLessThanOrEqual(each.epsilon);
        expect(both.epsilonBudget).toBeLessThanOrEqual(each.epsilonBudget);
        expect(both.budgetPeriodDays).toBeGreaterThanOrEqual(each.budgetPeriodDays);
        expect(both.minimumDataset).toBeGreaterThanOrEqual(each.minimumDataset);
        expect(both.maxRejectShare).toBeLessThanOrEqual(each.maxRejectShare);
        expect(both.minimumSupport).toBeGreaterThanOrEqual(each.minimumSupport ?? each.k);
        expect(both.minimumSupport).toBeGreaterThanOrEqual(both.k);
        expect(both.lifetimeEpsilon ?? Infinity).toBeLessThanOrEqual(
          each.lifetimeEpsilon ?? Infinity,
        );
        expect(RANK.indexOf(both.noise)).toBeGreaterThanOrEqual(RANK.indexOf(each.noise));
        if (each.noise !== 'none' && both.noise !== 'none') {
          expect(both.delta).toBeLessThanOrEqual(each.delta);
          if (each.protects !== 'membership') expect(both.protects).toBe('attributes');
        }
        if (each.noise === 'none' && both.noise === 'none')
          expect(both.minimumChange).toBeGreaterThanOrEqual(each.minimumChange);
      }
      expect(PrivacyTerms.parse(both)).toEqual(both);
    }),
    { numRuns: 200 },
  );
});

describe('terms of two kinds of noise', () => {
  const stating = (brand: object, publisher: object) =>
    checkAgreement(stringify({ ...agreementDocument(), privacy: { brand, publisher } })).faults;

  test('are a fault that says so, at the place', () => {
    expect(stating(GAUSSIAN_TERMS, NOISY_TERMS)).toMatchObject([
      { path: 'privacy.publisher.noise', says: expect.stringContaining('laplace') },
    ]);
    expect(stating(NOISY_TERMS, GAUSSIAN_TERMS)).toMatchObject([{ path: 'privacy.brand.noise' }]);
  });

  test('are none where one of the parties asks for no noise', () => {
    expect(stating(GAUSSIAN_TERMS, EXACT_TERMS)).toEqual([]);
    expect(stating(EXACT_TERMS, NOISY_TERMS)).toEqual([]);
  });
});

describe('shares of the budgets', () => {
  const read = (sections: object) =>
    testAgreement({ ...agreementDocument(), ...sections }).agreement;
  const faultsOf = (shares: unknown) =>
    checkAgreement(stringify({ ...agreementDocument(), shares })).faults.map(({ path }) => path);

  test('are equal parts for those who may ask, and nothing for who may not', () => {
    expect(sharesOf(read({}))).toEqual({ brand: 0.5, publisher: 0.5 });
    const analyses = { brand: ['overlap'], publisher: [] };
    expect(sharesOf(read({ analyses }))).toEqual({ brand: 1, publisher: 0 });
    expect(sharesOf(read({ analyses: { brand: [], publisher: [] } }))).toEqual({
      brand: 0,
      publisher: 0,
    });
  });

  test('are what the agreement says, for a party of it', () => {
    const agreement = read({ shares: { brand: 0.7, publisher: 0.3 } });
    expect(shareOf(agreement, 'brand')).toBe(0.7);
    expect(shareOf(agreement, 'publisher')).toBe(0.3);
    expect(shareOf(agreement, 'toString')).toBe(0);
  });

  test('are those of both parties, and no more than the whole', () => {
    expect(faultsOf({ brand: 0.7, publisher: 0.3 })).toEqual([]);
    expect(faultsOf({ brand: 0.7, publisher: 0.4 })).toEqual(['shares']);
    expect(faultsOf({ brand: 1 })).toEqual(['shares']);
    expect(faultsOf({ brand: 0.5, publisher: 0.2, other: 0.1 })).toEqual(['shares.other']);
    expect(faultsOf({ brand: -0.1, publisher: 1 })).toEqual(['shares.brand']);
    expect(faultsOf({ brand: 0, publisher: 1.1 })).toContain('shares.publisher');
    expect(faultsOf('half')).toEqual(['shares']);
  });
});
