import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Band, bandFault, holds, overlap, parseBand } from '#core/drops/bands.ts';
import { dayNumber } from '#core/drops/calendar-day.ts';
import { readNumber } from '#core/drops/read-number.ts';

const band = (text: string): Band => {
  const found = parseBand(text);
  if (!found) throw new Error(text);
  return found;
};

describe('a band', () => {
  it.each([
    ['18-34', [18, 25.5, 34], [17.9, 34.1]],
    ['18 to 34', [18, 34], [35]],
    ['0.5..1.5', [0.5, 1.5], [0.4]],
    ['-5..5', [-5, 0], [-6]],
    ['-10--5', [-7], [-4]],
    ['55+', [55, 1e9], [54.9]],
    ['<18', [17.9, -3], [18]],
    ['<=18', [18], [18.1]],
    ['>54', [54.1], [54]],
    ['>= 18 < 35', [18, 34.9], [35]],
  ])('holds what stands in it and nothing else: %s', (text, inside, outside) => {
    for (const number of inside) expect(holds(band(text), number)).toBe(true);
    for (const number of outside) expect(holds(band(text), number)).toBe(false);
  });

  it.each(['2026-01-01..2026-06-30', '>=2026-01-01 <2026-07-01', '2026-01-01 to 2026-06-30'])(
    'may be of days: %s',
    (text) => {
      const found = band(text);
      expect(found.ofDays).toBe(true);
      expect(holds(found, dayNumber('2026-06-30'))).toBe(true);
      expect(holds(found, dayNumber('2026-07-01'))).toBe(false);
    },
  );

  it.each(['', 'young', '34-18', '18-', '>18 <2026-01-01', '2026-02-30+', '1-2-3', '18..x', '>'])(
    'is none that is written so: %j',
    (text) => {
      expect(parseBand(text)).toBeUndefined();
    },
  );

  it.each([
    ['>=18 >=35', /two bounds at the same end/],
    ['<18 <35', /two bounds at the same end/],
    ['<=18 <35', /two bounds at the same end/],
    ['>18 <18', /holds nothing/],
    ['>=18 <18', /holds nothing/],
    ['<18 >=35', /holds nothing/],
    ['34-18', /holds nothing/],
    ['>2026-01-01 <2026-01-02', /holds nothing/],
    ['young', /no band: write "18-34"/],
  ])('is none where its bounds speak against each other, and says why: %s', (text, why) => {
    expect(parseBand(text)).toBeUndefined();
    expect(bandFault(text)).toMatch(why);
  });

  it.each(['18-18', '>=18 <=18', '<35 >=18', '>2026-01-01 <2026-01-03'])(
    'may be narrow, or be written from its end: %s',
    (text) => {
      expect(bandFault(text)).toBeUndefined();
    },
  );

  it.each([
    ['18-34', '34-50', true],
    ['18-34', '35-50', false],
    ['<18', '18-34', false],
    ['<=18', '18-34', true],
    ['55+', '60-70', true],
    ['>34', '35+', true],
    ['18-18', '>18', false],
  ])('is told from another that has the same number: %s and %s', (one, other, both) => {
    expect(overlap(band(one), band(other))).toBe(both);
    expect(overlap(band(other), band(one))).toBe(both);
  });

  it('comes of any text without an error (property)', () => {
    const text = fc.stringMatching(/^[-\d.<>=+ to]{0,12}$/);
    fc.assert(
      fc.property(fc.oneof(text, fc.string()), (written) => {
        const found = parseBand(written);
        if (found) expect(found.from).toBeLessThanOrEqual(found.to);
      }),
    );
  });
});

describe('a number', () => {
  it.each([
    ['42', 42],
    [' -3 ', -3],
    ['42.50', 42.5],
    ['42,5', 42.5],
    ['1 234', 1234],
    ['1\u00a0234,50', 1234.5],
    ['1,234.50', 1234.5],
    ['1.234,50', 1234.5],
    ['1,234,567', 1234567],
    ["1'234.5", 1234.5],
    ['12.50', 12.5],
    ['1.5', 1.5],
    ['1.2345', 1.2345],
    ['1234.567', 1234.567],
    ['0.125', 0.125],
    ['-0.125', -0.125],
  ])('is read as people write it: %s', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });

  it.each([
    '',
    '1,234',
    '1.200',
    '1.499',
    '12.500',
    '-999.000',
    '1.2E+11',
    '12 years',
    '1,23,456',
    '--1',
    'NaN',
  ])('is none where it may be another, or is cut: %j', (text) => {
    expect(readNumber(text)).toBeUndefined();
  });

  it('never comes out as NaN (property)', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[-\d., ']{0,12}$/), (text) => {
        expect(readNumber(text)).not.toBeNaN();
      }),
    );
  });
});
