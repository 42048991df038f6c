import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS } from '#core/day.ts';
import { isMicroEpsilon, MICRO, microEpsilon } from '#core/micro-epsilon.ts';
import {
  bindingOf,
  type Limit,
  renewalOf,
  standingsOf,
  timesPayable,
} from '#core/privacy/budget.ts';
import { alone, at, charge, cost, period, whole } from './charges.ts';

describe('budgets add up in whole numbers', () => {
  test('0.1 three times is 0.3', () => {
    const charges = [charge(0, 0.1), charge(1, 0.1)];
    const standing = whole(charges, period(0.3), 2);
    expect(standing).toMatchObject({ everybody: { spent: 200_000, left: 100_000 } });
    expect(timesPayable(standing, cost(microEpsilon(0.1)))).toBe(1);
    expect(whole([...charges, charge(2, 0.1)], period(0.3), 3).asker.left).toBe(0);
  });

  test('a share is the decimal that the agreement says, rounded down', () => {
    const shareOf = (most: number, share: number) =>
      standingsOf([], [{ unit: 'nanoRho', most }], { asker: 'brand', share, now: at(0) })[0]?.asker
        .most;
    expect(shareOf(10, 0.3)).toBe(3);
    expect(shareOf(1_000_000_000_000_000, 0.7)).toBe(700_000_000_000_000);
    expect(shareOf(5, 0.5)).toBe(2);
    expect(shareOf(5, 0)).toBe(0);
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

test('a charge counts for a period and the minute that its entry leaves open, to the millisecond', () => {
  const charges = [charge(0, 0.5)];
  const month = 30 * DAY_MS + MINUTE_MS;
  expect(whole(charges, period(10), month - 1).everybody.spent).toBe(500_000);
  expect(whole(charges, period(10), month).everybody.spent).toBe(0);
});

test('a charge from the future, of a clock ahead, counts already', () => {
  expect(whole([charge(5 * DAY_MS, 0.5)], period(10), 0).everybody.spent).toBe(500_000);
});

test('a budget that was lowered afterwards is spent, never below nothing', () => {
  const charges = Array.from({ length: 4 }, (_, n) => charge(n * DAY_MS, 2));
  const standing = whole(charges, period(5), 4 * DAY_MS);
  expect(standing).toMatchObject({ everybody: { spent: 8 * MICRO, left: 0 } });
  // 8 + 0.5 - 5 must be free again: the first two charges.
  expect(renewalOf(standing, cost(microEpsilon(0.5)))).toEqual(at(31 * DAY_MS + MINUTE_MS));
  // And for a dearer answer, 8 + 1.5 - 5: the first three.
  expect(renewalOf(standing, cost(microEpsilon(1.5)))).toEqual(at(32 * DAY_MS + MINUTE_MS));
});

test('an answer that costs more than the whole limit is never paid, and nothing renews for life', () => {
  const standing = whole([charge(0, 0.1)], period(0.4), 1);
  expect(timesPayable(standing, cost(microEpsilon(0.5)))).toBe(0);
  expect(renewalOf(standing, cost(microEpsilon(0.5)))).toBeUndefined();
  const life = whole([charge(0, 0.1)], { unit: 'microEpsilon', most: 100_000 }, 400 * DAY_MS);
  expect(timesPayable(life, cost(1))).toBe(0);
  expect(renewalOf(life, cost(1))).toBeUndefined();
});

test('of several limits in the way the one that renews last is named, and one for life before all', () => {
  const charges = [charge(0, 0.5)];
  const price = cost(microEpsilon(0.5));
  const binding = (...of: readonly Limit[]) =>
    bindingOf(standingsOf(charges, of, { ...alone, now: at(1) }), price);
  const life: Limit = { unit: 'microEpsilon', most: microEpsilon(0.5) };
  expect(binding(period(0.5, 3), period(0.5, 9), period(0.5, 5))?.limit.days).toBe(9);
  expect(binding(period(0.5, 9), life)?.limit.days).toBeUndefined();
  expect(binding(period(1), life)?.limit).toEqual(life);
  expect(binding(period(1))).toBeUndefined();
});

test('what costs nothing of a sum is not stopped by its limit', () => {
  const delta: Limit = { unit: 'attoDelta', most: 5 };
  const charges = [{ ...charge(0, 0.1), attoDelta: 5 }];
  const standings = standingsOf(charges, [delta], { ...alone, now: at(1) });
  expect(bindingOf(standings, cost(1))).toBeUndefined();
  expect(bindingOf(standings, cost(1, { attoDelta: 1 }))).toMatchObject({
    limit: { unit: 'attoDelta' },
  });
});

test('the order in which charges are given does not matter', () => {
  const charges = [charge(3, 5), charge(1, 4), charge(2, 1)];
  const standing = whole(charges, period(10), 10);
  expect(whole([...charges].reverse(), period(10), 10)).toEqual(standing);
  expect(renewalOf(standing, cost(1))).toEqual(at(1 + 30 * DAY_MS + MINUTE_MS));
});
