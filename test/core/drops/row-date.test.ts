import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowDate, UNDATED } from '#core/drops/row-date.ts';

describe('the date of a row', () => {
  it.each([
    ['2026-11-26', '2026-11-26T00:00:00Z'],
    [' 2026-11-26 ', '2026-11-26T00:00:00Z'],
    ['2026-11-26T10:11', '2026-11-26T10:11:00Z'],
    ['2026-11-26 10:11:12', '2026-11-26T10:11:12Z'],
    ['2026-11-26 10:11:12.345', '2026-11-26T10:11:12Z'],
    ['2026-11-26T10:11:12Z', '2026-11-26T10:11:12Z'],
    ['2026-11-26 10:11:12 UTC', '2026-11-26T10:11:12Z'],
    ['2026-11-26 10:11:12 +0200', '2026-11-26T08:11:12Z'],
    ['2026-11-26T10:11:12-05:00', '2026-11-26T15:11:12Z'],
  ])('is read from %s', (text, same) => {
    expect(rowDate(text)).toBe(Date.parse(same));
  });

  it.each([
    ...['', ' ', 'n/a', '03/04/2026', '26.11.2026', '2026-02-30', '2026-13-01', '2026-11-26 25:00'],
    ...['46352', '2026-11', 'Nov 26, 2026', '2026-11-26x'],
  ])('is not guessed from %j', (text) => {
    expect(rowDate(text)).toBe(UNDATED);
  });

  it('of nothing is none', () => {
    expect([rowDate(null), rowDate(undefined)]).toEqual([UNDATED, UNDATED]);
  });

  it('is a number for any text, and grows with the date (property)', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-01-01') }),
        (text, date) => {
          expect(Number.isNaN(rowDate(text))).toBe(false);
          expect(rowDate(date.toISOString())).toBe(Math.floor(date.getTime() / 1000) * 1000);
        },
      ),
    );
  });
});
