import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS } from '#core/day.ts';
import { isMicroEpsilon, MICRO, microEpsilon } from '#core/micro-epsilon.ts';
import { type BudgetTerms, budgetAt, type Charge } from '#core/privacy/budget.ts';

const START = Date.UTC(2026, 10, 2);
const TERMS: BudgetTerms = { epsilon: 0.5, epsilonBudget: 10, budgetPeriodDays: 30 };

const at = (milliseconds: number): Date => new Date(START + milliseconds);
const charge = (milliseconds: number, epsilon: number): Charge => ({
  at: at(milliseconds),
  microEpsilon: microEpsilon(epsilon),
});

const termsOf = fc
  .record({
    price: fc.integer({ min: 1000, max: 5 * MICRO }),
    releases: fc.integer({ min: 1, max: 12 }),
    rest: fc.integer({ min: 0, max: 999 }),
    budgetPeriodDays: fc.integer({ min: 1, max: 366 }),
  })
  .map(({ price, releases, rest, budgetPeriodDays }) => ({
    epsilon: price / MICRO,
    epsilonBudget: (price * releases + rest) / MICRO,
    budgetPeriodDays,
  }));

/** Steps of the clock between questions, from none to more than a period. */
const pauses = (terms: BudgetTerms) =>
  fc.array(fc.integer({ min: 0, max: terms.budgetPeriodDays * DAY_MS * 1.2 }), { maxLength: 40 });

/** Asks whenever the clock has moved on, and pays whenever the budget affords it. */
const spend = (terms: BudgetTerms, steps: readonly number[]): Charge[] => {
  const charges: Charge[] = [];
  let now = 0;
  for (const step of steps) {
    now += Math.floor(step / 4);
    if (budgetAt(charges, terms, at(now)).affords) charges.push(charge(now, terms.epsilon));
  }
  return charges;
};

test('in no stretch of a period is more than the budget spent', () => {
  fc.assert(
    fc.property(
      termsOf.chain((terms) => fc.tuple(fc.constant(terms), pauses(terms))),
      ([terms, steps]) => {
        const charges = spend(terms, steps);
        const period = terms.budgetPeriodDays * DAY_MS;
        for (const { at: end } of charges) {
          const within = charges.filter(
            (each) => each.at <= end && each.at.getTime() > end.getTime() - period,
          );
          const spent = within.reduce((sum, { microEpsilon: each }) => sum + each, 0);
          expect(spent).toBeLessThanOrEqual(microEpsilon(terms.epsilonBudget));
        }
      },
    ),
  );
});

test('a writer whose clock is behind cannot overspend either', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90 * DAY_MS }), { maxLength: 80 }), (times) => {
      const charges: Charge[] = [];
      for (const time of times)
        if (budgetAt(charges, TERMS, at(time)).affords) charges.push(charge(time, TERMS.epsilon));
      for (const { at: end } of charges) {
        const spent = charges
          .filter((each) => each.at <= end && each.at.getTime() > end.getTime() - 30 * DAY_MS)
          .reduce((sum, each) => sum + each.microEpsilon, 0);
        expect(spent).toBeLessThanOrEqual(microEpsilon(TERMS.epsilonBudget));
      }
    }),
  );
});

test('a budget pays for as many releases as fit, and for all of them', () => {
  fc.assert(
    fc.property(termsOf, (terms) => {
      const charges = spend(
        terms,
        Array.from({ length: 40 }, () => 4),
      );
      const price = microEpsilon(terms.epsilon);
      expect(charges.length).toBe(Math.floor(microEpsilon(terms.epsilonBudget) / price));
    }),
  );
});

test('when it renews, a release is affordable; a millisecond before, it is not', () => {
  fc.assert(
    fc.property(
      termsOf.chain((terms) => fc.tuple(fc.constant(terms), pauses(terms))),
      ([terms, steps]) => {
        const charges = spend(terms, [...steps, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        const last = charges.at(-1)?.at ?? at(0);
        const { renewsAt, affords } = budgetAt(charges, terms, last);
        expect(renewsAt === undefined).toBe(affords);
        if (!renewsAt) return;
        expect(budgetAt(charges, terms, renewsAt).affords).toBe(true);
        const before = new Date(renewsAt.getTime() - 1);
        expect(budgetAt(charges, terms, before).affords).toBe(false);
      },
    ),
  );
});

describe('budgets add up in whole numbers', () => {
  test('0.1 three times is 0.3', () => {
    const terms = { epsilon: 0.1, epsilonBudget: 0.3, budgetPeriodDays: 30 };
    const charges = [charge(0, 0.1), charge(1, 0.1)];
    expect(budgetAt(charges, terms, at(2))).toEqual({
      limit: 0.3,
      spent: 0.2,
      left: 0.1,
      affords: true,
      renewsAt: undefined,
    });
    expect(budgetAt([...charges, charge(2, 0.1)], terms, at(3))).toMatchObject({
      spent: 0.3,
      left: 0,
      affords: false,
    });
  });

  test('any epsilon of six digits is charged exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 * MICRO }), (micro) => {
        expect(isMicroEpsilon(micro / MICRO)).toBe(true);
        expect(microEpsilon(micro / MICRO)).toBe(micro);
      }),
    );
  });

  test('an epsilon of more than six digits is no epsilon', () => {
    for (const epsilon of [0.0000001, 1 / 3, 0.1 + 0.2])
      expect(isMicroEpsilon(epsilon)).toBe(false);
  });
});

test('a charge counts for a period to the millisecond', () => {
  const charges = [charge(0, 0.5)];
  expect(budgetAt(charges, TERMS, at(30 * DAY_MS - 1)).spent).toBe(0.5);
  expect(budgetAt(charges, TERMS, at(30 * DAY_MS)).spent).toBe(0);
});

test('a charge from the future, of a clock ahead, counts already', () => {
  expect(budgetAt([charge(5 * DAY_MS, 0.5)], TERMS, at(0)).spent).toBe(0.5);
});

test('a budget that was lowered afterwards is spent, never below nothing', () => {
  const charges = Array.from({ length: 4 }, (_, n) => charge(n * DAY_MS, 2));
  const budget = budgetAt(charges, { ...TERMS, epsilonBudget: 5 }, at(4 * DAY_MS));
  expect(budget).toMatchObject({ spent: 8, left: 0, affords: false });
  // 8 + 0.5 - 5 must be free again: the first two charges.
  expect(budget.renewsAt).toEqual(at(31 * DAY_MS));
  // And for a dearer release, 8 + 1.5 - 5: the first three.
  const dearer = budgetAt(charges, { ...TERMS, epsilon: 1.5, epsilonBudget: 5 }, at(4 * DAY_MS));
  expect(dearer.renewsAt).toEqual(at(32 * DAY_MS));
});

test('a release that costs more than the whole budget can never be paid', () => {
  const terms = { ...TERMS, epsilonBudget: 0.4 };
  expect(budgetAt([charge(0, 0.1)], terms, at(1))).toMatchObject({
    affords: false,
    renewsAt: undefined,
  });
});

test('the order in which charges are given does not matter', () => {
  const charges = [charge(3, 5), charge(1, 4), charge(2, 1)];
  const budget = budgetAt(charges, TERMS, at(10));
  expect(budgetAt([...charges].reverse(), TERMS, at(10))).toEqual(budget);
  expect(budget.renewsAt).toEqual(at(1 + 30 * DAY_MS));
});
