import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueReader } from '#core/drops/read-value.ts';

const euros = { name: 'revenue', unit: 'EUR', decimals: 2, most: 50_000 };
const read = (text: string, declared: Partial<typeof euros> = {}) =>
  valueReader({ ...euros, ...declared })(text);

describe('the value of an event', () => {
  it('is whole smallest units, whatever decimals it came with (property)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 50_000 }),
        fc.constantFrom('', '00'),
        (units, zeros) => {
          const [whole, rest] = [Math.floor(units / 100), String(units % 100).padStart(2, '0')];
          expect(read(`${whole}.${rest}${zeros}`)).toEqual({ value: units, cut: 0 });
          expect(read(`${whole},${rest}`)).toEqual({ value: units, cut: 0 });
        },
      ),
    );
  });

  it.each([
    ['0.285', 29],
    ['0.284999', 28],
    ['1.0050', 101],
    ['1 234.5', 50_000],
    ['12', 1200],
    ['="12.50"', 1250],
  ])('is rounded half away from zero: %s', (text, value) => {
    expect(read(text)?.value).toBe(value);
  });

  it('has the decimals of its currency', () => {
    expect(read('12.6', { decimals: 0 })?.value).toBe(13);
    expect(read('1.2346', { decimals: 3 })?.value).toBe(1235);
    expect(read('1.234', { decimals: 3 })?.value).toBe(1234);
    expect(read('1.234')).toBeUndefined();
  });

  it('is clipped, and what was taken is told', () => {
    expect(read('600')).toEqual({ value: 50_000, cut: 10_000 });
    expect(read('-20')).toEqual({ value: 0, cut: -2_000 });
    expect(read('500')).toEqual({ value: 50_000, cut: 0 });
  });

  it('has as many digits as are kept exactly, for what has more is a card number or the like', () => {
    expect(read('99999999.99')).toEqual({ value: 50_000, cut: 9_999_949_999 });
    for (const text of ['4111111111111111', '-4111111111111111', '9'.repeat(400)])
      expect(read(text)).toBeUndefined();
  });

  it.each(['', '  ', 'NaN', 'Infinity', '-Infinity', '1e9', 'EUR 5', '1,234', 'free'])(
    'is none: %j',
    (text) => {
      expect(read(text)).toBeUndefined();
    },
  );
});
