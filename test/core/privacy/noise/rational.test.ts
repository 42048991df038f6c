import fc from 'fast-check';
import { expect, test } from 'vitest';
import { laplaceLaw } from '#core/privacy/noise/noise-law.ts';
import { decimalRational, rational } from '#core/rational.ts';

test.each([
  [0.1, 1n, 10n],
  [0.5, 1n, 2n],
  [1e-6, 1n, 1_000_000n],
  [1.5e-7, 3n, 20_000_000n],
  [1e21, 10n ** 21n, 1n],
  [1.25e22, 125n * 10n ** 20n, 1n],
  [3, 3n, 1n],
  [0, 0n, 1n],
  [-1.5, -3n, 2n],
])('%d is the fraction that a person means by it', (value, n, d) => {
  expect(decimalRational(value)).toEqual({ n, d });
});

test('any decimal of six digits is read exactly', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 9n }), (micro) => {
      const value = Number(`${micro}e-6`);
      expect(decimalRational(value)).toEqual(rational(micro, 1_000_000n));
    }),
  );
});

test('the rate of the noise is epsilon over the whole change, with nothing rounded', () => {
  const price = { epsilon: 0.3, nanoRho: 45_000_000, attoDelta: 10 ** 12 };
  expect(laplaceLaw(price, [[4, 3], [5]]).rate).toEqual({ n: 3n, d: 70n });
});
