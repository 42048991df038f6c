import fc from 'fast-check';
import { expect, test } from 'vitest';
import { roundDown } from '#core/privacy/exact/rounding.ts';

test('a multiple stays as it is', () => {
  expect(roundDown(120, 10)).toBe(120);
  expect(roundDown(0, 10)).toBe(0);
  expect(roundDown(123, 1)).toBe(123);
});

test('a count is rounded down, however near the next multiple is', () => {
  expect(roundDown(129, 10)).toBe(120);
});

test('an answer never claims people who are not there and is never off by a whole step', () => {
  fc.assert(
    fc.property(fc.nat(1e9), fc.integer({ min: 1, max: 1000 }), (people, roundTo) => {
      const told = roundDown(people, roundTo);
      expect(told % roundTo).toBe(0);
      expect(told).toBeLessThanOrEqual(people);
      expect(told).toBeGreaterThan(people - roundTo);
    }),
  );
});
