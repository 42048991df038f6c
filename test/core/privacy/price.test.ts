import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { microEpsilon } from '#core/micro-epsilon.ts';
import { deltaOf, NANO, nanoRhoFor } from '#core/privacy/accounting/concentrated.ts';
import { chargeOf } from '#core/privacy/charge-of.ts';
import { amountOf, type BudgetTerms, limitsOf } from '#core/privacy/limits-of.ts';
import { gaussianLaw, laplaceLaw } from '#core/privacy/noise/noise-law.ts';
import { ATTO, priceOf } from '#core/privacy/price.ts';

const GAUSSIAN = {
  noise: 'gaussian',
  ...{ epsilon: 0.25, epsilonBudget: 1.4, lifetimeEpsilon: 5, delta: 1e-6, budgetPeriodDays: 30 },
} as const;
const LAPLACE = {
  noise: 'laplace',
  ...{ epsilon: 0.5, epsilonBudget: 10, delta: 1e-6, budgetPeriodDays: 30 },
} as const;

/** ε of at most six digits, from 0.01 to 0.5. */
const epsilons = fc.integer({ min: 10_000, max: 500_000 }).map((micro) => micro / 1e6);

describe('a price with laplace noise', () => {
  it('has the delta of the agreement at its full price, and its part of it below', () => {
    expect(priceOf(LAPLACE, 0.5)).toEqual({ epsilon: 0.5, nanoRho: 125_000_000, attoDelta: 1e12 });
    expect(priceOf(LAPLACE, 0.125).attoDelta).toBe(0.25e12);
  });

  it('lets no number of answers have more delta together than their epsilon at the full price has', () => {
    fc.assert(
      fc.property(fc.array(epsilons, { maxLength: 40 }), (asked) => {
        const delta = asked.reduce((sum, each) => sum + priceOf(LAPLACE, each).attoDelta, 0);
        const micro = asked.reduce((sum, each) => sum + microEpsilon(each), 0);
        expect(delta).toBeLessThanOrEqual((1e12 * micro) / microEpsilon(0.5));
      }),
    );
  });
});

describe('a price with gaussian noise', () => {
  it('is what this epsilon alone allows at half the delta of a life', () => {
    fc.assert(
      fc.property(epsilons, (epsilon) => {
        const { nanoRho } = priceOf(GAUSSIAN, epsilon);
        expect(deltaOf(nanoRho / NANO, epsilon)).toBeLessThanOrEqual(GAUSSIAN.delta / 2);
        expect(deltaOf((nanoRho + 1) / NANO, epsilon)).toBeGreaterThan(GAUSSIAN.delta / 2);
      }),
    );
  });

  it('has a delta that is used up no sooner than the life of rho is, whatever is asked', () => {
    const life = nanoRhoFor(GAUSSIAN.lifetimeEpsilon, GAUSSIAN.delta / 2);
    fc.assert(
      fc.property(epsilons, (epsilon) => {
        const { nanoRho, attoDelta } = priceOf(GAUSSIAN, epsilon);
        const answers = Math.floor(life / nanoRho);
        expect(answers * attoDelta).toBeLessThanOrEqual((GAUSSIAN.delta / 2) * ATTO);
      }),
    );
  });
});

describe('what a list pays', () => {
  const price = priceOf(GAUSSIAN, 0.25);

  it('is the whole price at most, for the list whose people change most', () => {
    const all = [[1, 1], [1]];
    const law = gaussianLaw(price, all);
    const paid = chargeOf(price, { law, own: [[1, 1]], all });
    expect(paid.nanoRho).toBeLessThanOrEqual(price.nanoRho);
    expect(paid.nanoRho).toBeGreaterThan(0.99 * price.nanoRho);
    expect(paid.attoDelta).toBe(price.attoDelta);
  });

  it('is half of it, rounded up, for a list whose people change one of the two cells', () => {
    const all = [[1, 1], [1]];
    const law = gaussianLaw(price, all);
    const whole = chargeOf(price, { law, own: [[1, 1]], all });
    const half = chargeOf(price, { law, own: [[1]], all });
    expect(half.nanoRho).toBe(Math.ceil(whole.nanoRho / 2));
    expect(half.attoDelta).toBe(Math.ceil(price.attoDelta / 2));
  });

  it('has all of the delta where a cell changes by more than one, which no share is proven of', () => {
    const all = [[2, 1, 1, 1]];
    const law = gaussianLaw(price, all);
    expect(chargeOf(price, { law, own: all, all }).attoDelta).toBe(price.attoDelta);
  });

  it('is half the square of epsilon with laplace noise, and of its own part of it for the other list', () => {
    const full = priceOf(LAPLACE, 0.5);
    const all = [[1, 1], [1]];
    const law = laplaceLaw(full, all);
    expect(chargeOf(full, { law, own: [[1, 1]], all }).nanoRho).toBe(125_000_000);
    expect(chargeOf(full, { law, own: [[1]], all }).nanoRho).toBe(31_250_000);
  });

  it('is the price of an exact count as it stands, which proves nothing', () => {
    const exact = priceOf({ noise: 'none' }, 0.5);
    const paid = chargeOf(exact, { law: undefined, own: [[1]], all: [[1]] });
    expect(paid).toEqual({ nanoRho: 125_000_000, attoDelta: 0 });
  });
});

describe('the limits of an agreement', () => {
  it('bound rho over a period and for life, and delta for life, with gaussian noise', () => {
    const [period, life, delta] = limitsOf(GAUSSIAN);
    expect(period).toMatchObject({ unit: 'nanoRho', days: 30 });
    expect(life).toEqual({ unit: 'nanoRho', most: nanoRhoFor(5, 5e-7) });
    expect(delta).toEqual({ unit: 'attoDelta', most: 500_000_000_000 });
    // What ε 5 is at half of δ 10⁻⁶.
    expect(life?.most).toBeCloseTo(441_700_000, -6);
  });

  it('bound epsilon over a period with laplace noise and none, and for life where that is said', () => {
    const period = { unit: 'microEpsilon', most: 10_000_000, days: 30 };
    expect(limitsOf(LAPLACE)).toEqual([period]);
    expect(limitsOf({ ...LAPLACE, noise: 'none' })).toEqual([period]);
    expect(limitsOf({ ...LAPLACE, lifetimeEpsilon: 20 })).toEqual([
      period,
      { unit: 'microEpsilon', most: 20_000_000 },
    ]);
  });

  it.each<BudgetTerms>([GAUSSIAN, { ...LAPLACE, lifetimeEpsilon: 5 }])(
    'read as the epsilon that the agreement says, and nothing as 0',
    (terms) => {
      const told = limitsOf(terms).map(({ unit, most }) => amountOf(terms, unit, most));
      expect(told.slice(0, 2)).toEqual([terms.epsilonBudget, 5]);
      expect(limitsOf(terms).map(({ unit }) => amountOf(terms, unit, 0))).toEqual(
        told.map(() => 0),
      );
    },
  );
});
