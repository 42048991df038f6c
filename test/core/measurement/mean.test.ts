import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meanOf } from '#core/measurement/mean.ts';
import { seededRoll } from '#test/support/histories/some-histories.ts';

test('a mean of exact numbers is their ratio, and its interval nothing but that', () => {
  const sum = { value: 1_200_000, variance: 0 };
  expect(meanOf(sum, { value: 400, variance: 0 })).toEqual({
    value: 3_000,
    low: 3_000,
    high: 3_000,
  });
});

test('there is none for people who may well be nobody', () => {
  const sum = { value: 1_000, variance: 1 };
  expect(meanOf(sum, { value: 40, variance: 100 })).toBeUndefined();
  expect(meanOf(sum, { value: 41, variance: 100 })).toBeDefined();
});

test('no mean is less than nothing, whatever noise made of the sum', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -(10 ** 9), max: 10 ** 9 }),
      fc.nat(10 ** 6),
      (value, variance) => {
        const mean = meanOf({ value, variance: variance ** 2 }, { value: 5_000, variance: 100 });
        expect(mean?.low).toBeGreaterThanOrEqual(0);
        expect(mean?.high).toBeGreaterThanOrEqual(mean?.value ?? Number.NaN);
        expect(mean?.value).toBeGreaterThanOrEqual(mean?.low ?? Number.NaN);
      },
    ),
  );
});

test('the interval holds the true mean in 95 of 100 noisy releases', () => {
  const roll = seededRoll('means');
  // Twelve even draws come close to a normal number.
  const noise = (deviation: number): number =>
    deviation *
    (Array.from({ length: 12 }, () => roll(10_001) / 10_000).reduce((sum, each) => sum + each, 0) -
      6);
  const [people, sum] = [900, 4_500_000];
  const inside = Array.from({ length: 2_000 }, () => {
    const mean = meanOf(
      { value: sum + noise(90_000), variance: 90_000 ** 2 },
      { value: people + noise(25), variance: 25 ** 2 },
    );
    return mean !== undefined && mean.low <= sum / people && sum / people <= mean.high;
  }).filter((holds) => holds).length;
  expect(inside).toBeGreaterThan(1_860);
  expect(inside).toBeLessThan(1_960);
});
