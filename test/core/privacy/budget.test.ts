import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, MINUTE_MS } from '#core/day.ts';
import { isMicroEpsilon, MICRO, microEpsilon } from '#core/micro-epsilon.ts';
import { wholeMinute } from '#core/minute.ts';
import {
  bindingOf,
  type Charge,
  type Limit,
  renewalOf,
  type Standing,
  type Sums,
  standingsOf,
  timesPayable,
} from '#core/privacy/budget.ts';

const START = Date.UTC(2026, 10, 2);
const at = (milliseconds: number): Date => new Date(START + milliseconds);
const UNITS = ['microEpsilon', 'nanoRho', 'attoDelta'] as const;
const cost = (microEpsilonCharged: number, rest: Partial<Sums> = {}): Sums => ({
  microEpsilon: microEpsilonCharged,
  nanoRho: 0,
  attoDelta: 0,
  ...rest,
});
const charge = (milliseconds: number, epsilon: number, asker = 'brand'): Charge => ({
  at: at(milliseconds),
  asker,
  ...cost(microEpsilon(epsilon)),
});
const period = (epsilon: number, days = 30): Limit => ({
  unit: 'microEpsilon',
  most: microEpsilon(epsilon),
  days,
});
const alone = { asker: 'brand', share: 1 };

/** A limit at a moment, for an asker that may spend all of it. */
const whole = (charges: readonly Charge[], limit: Limit, milliseconds: number): Standing => {
  const [standing] = standingsOf(charges, [limit], { ...alone, now: at(milliseconds) });
  if (standing === undefined) throw new Error('no standing');
  return standing;
};

const limits = fc.array(
  fc.record(
    {
      unit: fc.constantFrom(...UNITS),
      most: fc.integer({ min: 1, max: 60 }),
      days: fc.integer({ min: 1, max: 3 }),
    },
    { requiredKeys: ['unit', 'most'] },
  ),
  { minLength: 1, maxLength: 4 },
);
const sums = fc.record({
  microEpsilon: fc.integer({ min: 1, max: 20 }),
  nanoRho: fc.integer({ min: 0, max: 20 }),
  attoDelta: fc.integer({ min: 0, max: 20 }),
});
const steps = fc.array(
  fc.record({
    pause: fc.integer({ min: 0, max: DAY_MS }),
    brand: fc.boolean(),
    cost: sums,
  }),
  { maxLength: 60 },
);
const shares = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);

interface Paid extends Charge {
  /** When it was really paid, which its entry does not say. */
  readonly really: number;
}

/** Asks as the steps say and pays what the limits afford; entries say whole minutes. */
const play = (
  asking: readonly { pause: number; brand: boolean; cost: Sums }[],
  limit: readonly Limit[],
  brandShare: number,
): readonly Paid[] => {
  const paid: Paid[] = [];
  let now = 0;
  for (const step of asking) {
    now += step.pause;
    const purse = step.brand
      ? { asker: 'brand', share: brandShare }
      : { asker: 'publisher', share: (100 - Math.round(brandShare * 100)) / 100 };
    const standings = standingsOf(paid, limit, { ...purse, now: at(now) });
    if (bindingOf(standings, step.cost) === undefined)
      paid.push({ ...step.cost, asker: purse.asker, at: wholeMinute(at(now)), really: now });
  }
  return paid;
};

const sumOf = (charges: readonly Charge[], unit: keyof Sums): number =>
  charges.reduce((sum, each) => sum + each[unit], 0);

describe('for any sequence of prices and askers', () => {
  test('no stretch of a period, and no life, exceeds its limit, though entries say whole minutes', () => {
    fc.assert(
      fc.property(steps, limits, shares, (asking, limit, brandShare) => {
        const paid = play(asking, limit, brandShare);
        for (const { unit, most, days } of limit)
          for (const { really: end } of paid) {
            const since = days === undefined ? -Infinity : end - days * DAY_MS;
            const within = paid.filter(({ really }) => really <= end && really > since);
            expect(sumOf(within, unit)).toBeLessThanOrEqual(most);
          }
      }),
    );
  });

  test('no asker spends more than its share of any limit', () => {
    fc.assert(
      fc.property(steps, limits, shares, (asking, limit, brandShare) => {
        const paid = play(asking, limit, brandShare).filter(({ asker }) => asker === 'brand');
        for (const { unit, most, days } of limit)
          for (const { really: end } of paid) {
            const since = days === undefined ? -Infinity : end - days * DAY_MS;
            const within = paid.filter(({ really }) => really <= end && really > since);
            expect(sumOf(within, unit)).toBeLessThanOrEqual(most * brandShare);
          }
      }),
    );
  });

  test('what one asker does takes nothing from the share of the other', () => {
    fc.assert(
      fc.property(steps, limits, shares, sums, (asking, limit, brandShare, price) => {
        const publisher = { asker: 'publisher', share: 1 - brandShare };
        const byBrand = play(asking, limit, brandShare).filter(({ asker }) => asker === 'brand');
        const now = at(60 * DAY_MS);
        const fresh = standingsOf([], limit, { ...publisher, now });
        const after = standingsOf(byBrand, limit, { ...publisher, now });
        // Shares are rounded down, so both together are never more than the whole.
        const affords = (standings: readonly Standing[]) =>
          bindingOf(standings, price) === undefined;
        expect(affords(after)).toBe(affords(fresh));
      }),
    );
  });
});

test('a writer whose clock is behind or ahead cannot overspend either', () => {
  const limit = period(10);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 90 * DAY_MS }), { maxLength: 80 }), (times) => {
      const charges: Charge[] = [];
      for (const time of times) {
        const standings = standingsOf(charges, [limit], { ...alone, now: at(time) });
        if (bindingOf(standings, cost(microEpsilon(0.5))) === undefined)
          charges.push({ ...charge(0, 0.5), at: wholeMinute(at(time)) });
      }
      for (const { at: end } of charges) {
        const within = charges.filter(
          (each) => each.at <= end && each.at.getTime() > end.getTime() - 30 * DAY_MS,
        );
        expect(sumOf(within, 'microEpsilon')).toBeLessThanOrEqual(limit.most);
      }
    }),
  );
});

test('a limit pays for as many answers as fit, and for all of them', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1000, max: 5 * MICRO }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 999 }),
      (price, releases, rest) => {
        const limit: Limit = { unit: 'microEpsilon', most: price * releases + rest };
        const asking = Array.from({ length: 40 }, () => ({
          pause: 1,
          brand: true,
          cost: cost(price),
        }));
        expect(play(asking, [limit], 1).length).toBe(releases);
        expect(timesPayable(whole([], limit, 0), cost(price))).toBe(releases);
      },
    ),
  );
});

test('when a limit renews an answer can be paid; a millisecond before, it cannot', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 20, max: 60 }), sums, (asking, most, price) => {
      const limit: Limit = { unit: 'microEpsilon', most, days: 2 };
      const paid = play(asking, [limit], 1);
      const now = Math.max(0, ...paid.map(({ really }) => really));
      const standing = whole(paid, limit, now);
      if (timesPayable(standing, price) > 0) return;
      const renewsAt = renewalOf(standing, price);
      if (renewsAt === undefined) throw new Error('a period renews');
      const then = renewsAt.getTime() - START;
      expect(timesPayable(whole(paid, limit, then), price)).toBeGreaterThan(0);
      expect(timesPayable(whole(paid, limit, then - 1), price)).toBe(0);
    }),
  );
});

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
