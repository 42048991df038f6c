import fc from 'fast-check';
import { expect, test } from 'vitest';
import { twoSignificantDigits, twoSignificantDigitsUp } from '#core/privacy/significant-digits.ts';

test('the first two digits of a size are shown', () => {
  expect(twoSignificantDigits(1_200_000)).toBe(1_200_000);
  expect(twoSignificantDigits(1_000)).toBe(1_000);
  expect(twoSignificantDigits(42)).toBe(42);
  expect(twoSignificantDigits(7)).toBe(7);
  expect(twoSignificantDigits(0)).toBe(0);
});

test('every later digit is withheld, and rounded down', () => {
  expect(twoSignificantDigits(1_299_999)).toBe(1_200_000);
  expect(twoSignificantDigits(999)).toBe(990);
  expect(twoSignificantDigits(101)).toBe(100);
});

test('a size shows no third digit and is never overstated', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 31 - 1), (n) => {
      const shown = twoSignificantDigits(n);
      expect(String(shown)).toHaveLength(String(n).length);
      expect(String(shown).slice(0, 2)).toBe(String(n).slice(0, 2));
      expect(String(shown).slice(2)).toMatch(/^0*$/);
    }),
  );
});

test('rounded up, a size has two digits too and is never understated', () => {
  expect([0, 7, 99, 100, 101, 999].map(twoSignificantDigitsUp)).toEqual([0, 7, 99, 100, 110, 1000]);
  fc.assert(
    fc.property(fc.nat(2 ** 31 - 1), (n) => {
      const shown = twoSignificantDigitsUp(n);
      expect(shown).toBeGreaterThanOrEqual(n);
      expect(shown).toBeLessThanOrEqual(n * 1.1);
      expect(String(shown).slice(2)).toMatch(/^0*$/);
    }),
  );
});
