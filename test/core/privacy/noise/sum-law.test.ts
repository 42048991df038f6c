import fc from 'fast-check';
import { expect, test } from 'vitest';
import { historySensitivity, sumSensitivity } from '#core/analyses/history-sensitivity.ts';
import { MAX_SUM_STEPS } from '#core/event-limits.ts';
import { MAX_VARIANCE } from '#core/limits.ts';
import { chargeOf } from '#core/privacy/charge-of.ts';
import { halfWidth, isDrawable, lawFor } from '#core/privacy/noise/noise-law.ts';
import { sumLaw } from '#core/privacy/noise/sum-law.ts';
import { type Price, priceOf } from '#core/privacy/price.ts';
import { worstOf } from '#core/privacy/sensitivity.ts';
import { splitPrice } from '#core/privacy/split-price.ts';

const shape = fc.record({
  kinds: fc.integer({ min: 1, max: 4 }),
  perPair: fc.integer({ min: 1, max: 8 }),
  decides: fc.constantFrom(
    { counted: true, other: true },
    { counted: true, other: false },
    { counted: false, other: true },
  ),
});
const price: fc.Arbitrary<Price> = fc.record({
  epsilon: fc.integer({ min: 10_000, max: 3_000_000 }).map((micro) => micro / 1e6),
  nanoRho: fc.integer({ min: 100_000, max: 100_000_000 }),
  attoDelta: fc.integer({ min: 10 ** 8, max: 10 ** 12 }),
});
const noise = fc.constantFrom('gaussian' as const, 'laplace' as const);
const most = fc.integer({ min: 1, max: 4_000_000_000 });

test('the step is the smallest of which noise can be drawn, or a thousandth of what a pair adds', () => {
  fc.assert(
    fc.property(fc.tuple(noise, price, shape, most), ([kind, paid, cells, added]) => {
      const changesIn = (step: number) =>
        worstOf(sumSensitivity(cells, { most: added, step }, 'attributes'));
      const terms = { name: 'amount', most: added, changesIn };
      if (!isDrawable(kind, paid, changesIn(added))) {
        expect(() => sumLaw(kind, paid, terms)).toThrow('pay more for this answer');
        return;
      }
      const { step, law } = sumLaw(kind, paid, terms);
      expect(law).toEqual(lawFor(kind, paid, changesIn(step)));
      if (law.noise === 'gaussian') expect(law.variance).toBeLessThanOrEqual(MAX_VARIANCE);
      const steps = Math.ceil(added / step);
      expect(steps).toBeLessThanOrEqual(MAX_SUM_STEPS);
      const next = Math.ceil(added / Math.min(MAX_SUM_STEPS, steps + 1));
      if (next < step) expect(isDrawable(kind, paid, changesIn(next))).toBe(false);
    }),
    { numRuns: 40 },
  );
}, 60_000);

test('people and sums together never cost a list more than the whole price', () => {
  fc.assert(
    fc.property(
      fc.tuple(noise, price, shape, fc.constantFrom(1, 2)),
      ([kind, paid, cells, sums]) => {
        const parts = splitPrice(paid, sums);
        const own = sumSensitivity(cells, { most: 2_000, step: 200 }, 'attributes');
        const all = worstOf(own);
        fc.pre(isDrawable(kind, parts.sum, all) && isDrawable(kind, parts.people, all));
        const charged = (['counted', 'other'] as const).map((side) =>
          [parts.people, ...Array.from({ length: sums }, () => parts.sum)]
            .map((each) => chargeOf(each, { law: lawFor(kind, each, all), own: own[side], all }))
            .reduce((sum, each) => ({
              nanoRho: sum.nanoRho + each.nanoRho,
              attoDelta: sum.attoDelta + each.attoDelta,
            })),
        );
        const epsilons = parts.people.epsilon + sums * parts.sum.epsilon;
        expect(epsilons).toBeLessThanOrEqual(paid.epsilon + 1e-12);
        for (const each of charged) {
          expect(each.attoDelta).toBeLessThanOrEqual(paid.attoDelta);
          if (kind === 'gaussian') expect(each.nanoRho).toBeLessThanOrEqual(paid.nanoRho);
          else expect(each.nanoRho).toBeLessThanOrEqual((paid.epsilon ** 2 / 2) * 1e9 + 3);
        }
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);

test('an answer without sums pays for its people alone, and one with two gives half to these', () => {
  const paid = priceOf({ noise: 'gaussian', lifetimeEpsilon: 5, delta: 1e-6 }, 0.25);
  expect(splitPrice(paid, 0).people).toEqual(paid);
  const { people, sum } = splitPrice(paid, 2);
  expect(people.nanoRho).toBe(Math.floor(paid.nanoRho / 2));
  expect(sum).toEqual({
    epsilon: 0.0625,
    nanoRho: Math.floor(paid.nanoRho / 4),
    attoDelta: Math.floor(paid.attoDelta / 4),
  });
});

test('the figures of docs/privacy.md: conversions to the last touch, of at most 500.00 each, on two kinds', () => {
  const paid = priceOf({ noise: 'gaussian', lifetimeEpsilon: 5, delta: 1e-6 }, 0.25);
  const { people, sum } = splitPrice(paid, 2);
  const figures = (conversions: number): readonly number[] => {
    const cells = { kinds: 2, perPair: conversions, decides: { counted: true, other: true } };
    const plusMinus = (added: number): number => {
      const { step, law } = sumLaw('gaussian', sum, {
        ...{ name: 'sum', most: added },
        changesIn: (step) => worstOf(sumSensitivity(cells, { most: added, step }, 'attributes')),
      });
      return step * halfWidth(law, 95);
    };
    const law = lawFor('gaussian', people, worstOf(historySensitivity(cells, 'attributes')));
    return [halfWidth(law, 95), plusMinus(1_000 * conversions), plusMinus(50_000 * conversions)];
  };
  expect(figures(2)).toEqual([96, 191_500, 9_575_000]);
  expect(figures(1)).toEqual([68, 95_650, 4_782_500]);
});
