import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, wholeMinute } from '#core/day.ts';
import { MICRO, microEpsilon } from '#core/micro-epsilon.ts';
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
import { alone, at, charge, cost, period, START, sumOf, whole } from './charges.ts';

const UNITS = ['microEpsilon', 'nanoRho', 'attoDelta'] as const;

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

const games = fc.tuple(steps, limits, shares);

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

describe('for any sequence of prices and askers', () => {
  test('no stretch of a period, and no life, exceeds its limit, though entries say whole minutes', () => {
    fc.assert(
      fc.property(games, ([asking, limit, brandShare]) => {
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
      fc.property(games, ([asking, limit, brandShare]) => {
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
      fc.property(games, sums, ([asking, limit, brandShare], price) => {
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
