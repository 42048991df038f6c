import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exponentialInterval } from '#core/privacy/noise/exponential-interval.ts';
import { rational } from '#core/rational.ts';

const numbers = fc
  .record({ n: fc.bigInt({ min: 0n, max: 10n ** 9n }), d: fc.bigInt({ min: 1n, max: 10n ** 9n }) })
  .map(({ n, d }) => rational(n, d))
  .filter(({ n, d }) => n <= 600n * d);

test('the interval holds what the floating-point exponential says, within its error', () => {
  fc.assert(
    fc.property(numbers, (x) => {
      const { low, high } = exponentialInterval(x, 1000n);
      // Numbers of 53 bits: compare in units of 2^-1000, with the error of the division and of exp.
      const value = Math.exp(-Number(x.n) / Number(x.d));
      const slack = 1e-15 * (4 + Number(x.n) / Number(x.d)) * 2;
      const scaled = (factor: number): bigint => BigInt(Math.floor(value * factor * 2 ** 1000));
      if (!Number.isFinite(value * 2 ** 1000)) return;
      expect(low <= scaled(1 + slack)).toBe(true);
      expect(high >= scaled(1 - slack)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('the interval is at most a few units wide, and never below 0 or above 1', () => {
  fc.assert(
    fc.property(numbers, fc.bigInt({ min: 8n, max: 300n }), (x, bits) => {
      const { low, high } = exponentialInterval(x, bits);
      expect(high - low <= 2n).toBe(true);
      expect(low >= 0n && high <= 1n << bits).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('an interval of more bits lies in the one of fewer', () => {
  fc.assert(
    fc.property(numbers, fc.bigInt({ min: 8n, max: 200n }), (x, bits) => {
      const coarse = exponentialInterval(x, bits);
      const fine = exponentialInterval(x, bits + 100n);
      expect(coarse.low << 100n <= fine.low && fine.high <= coarse.high << 100n).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('the product of two intervals meets the interval of the sum', () => {
  fc.assert(
    fc.property(numbers, numbers, (x, y) => {
      const [a, b] = [exponentialInterval(x, 200n), exponentialInterval(y, 200n)];
      const sum = rational(x.n * y.d + y.n * x.d, x.d * y.d);
      const both = exponentialInterval(sum, 200n);
      expect(a.low * b.low <= both.high << 200n).toBe(true);
      expect(a.high * b.high >= both.low << 200n).toBe(true);
    }),
    { numRuns: 500 },
  );
});

// mpmath, 120 digits: int(exp(-x) * 2**128)
test.each([
  [0n, 1n, 1n << 128n],
  [1n, 1n, 125_182_886_983_370_532_117_250_726_298_150_828_301n],
  [1n, 2n, 206_391_688_497_133_195_273_760_705_512_282_642_279n],
  [1n, 1_000_000n, 340_282_026_638_741_683_651_657_899_647_165_175_767n],
  [80n, 1n, 6_141n],
])('e^-(%i/%i) is what another program computes', (n, d, floor) => {
  const { low, high } = exponentialInterval({ n, d }, 128n);
  expect(low <= floor + 1n && high >= floor).toBe(true);
  expect(high - low <= 2n).toBe(true);
});

test('a number too small to show is enclosed by nothing and one unit', () => {
  expect(exponentialInterval({ n: 1000n, d: 1n }, 64n)).toEqual({ low: 0n, high: 1n });
});
