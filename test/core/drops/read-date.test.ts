import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarDay, dayNumber, daysAfter, monthsBetween } from '#core/drops/calendar-day.ts';
import { formatFault } from '#core/drops/date-format.ts';
import { dateReader } from '#core/drops/read-date.ts';

const read = (format: string, text: string, firstYear?: number) =>
  dateReader({ format, firstYear })(text);

describe('a date of which nobody said how it is written', () => {
  it.each([
    ['1985-12-10', '1985-12-10'],
    ['19851210', '1985-12-10'],
    ['1985/12/10', '1985-12-10'],
    ['1985-12-10T00:00:00Z', '1985-12-10'],
    ['1985-12-10 00:00:00', '1985-12-10'],
    ['1985-12-10T00:00:00.000+02:00', '1985-12-10'],
    ['1985-12-10 00:00:00 UTC', '1985-12-10'],
    ['1985-12-10T14:30', '1985-12-10'],
  ])('is read year first, with a time that says nothing about the day: %s', (text, day) => {
    expect(dateReader()(text)).toBe(day);
  });

  it.each([
    ['day or month first', '10/12/1985'],
    ['a time in a zone that may be another day elsewhere', '1985-12-10T23:00:00Z'],
    ['no such day', '1985-02-30'],
    ['nobody was born then', '1700-01-01'],
    ['a far future', '9999-12-31'],
    ['a serial', '31391'],
    ['more than a date', '1985-12-10 or so'],
  ])('is not guessed: %s', (_, text) => {
    expect(dateReader()(text)).toBeUndefined();
  });
});

describe('a date of a declared format', () => {
  it.each([
    ['DD/MM/YYYY', '10/12/1985'],
    ['dd/mm/yyyy', '10/12/1985'],
    ['MM/DD/YYYY', '12/10/1985'],
    ['DD/MM/YYYY', '10/12/1985 00:00'],
    ['DD/MM/YYYY', '10/12/1985 12:00:00 AM'],
    ['D.M.YYYY', '10.12.1985'],
    ['DD-MM-YYYY', '10-12-1985'],
    ['DDMMYYYY', '10121985'],
    ['YYYY-DD-MM', '1985-10-12'],
    ['DD MMM YYYY', '10 Dec 1985'],
    ['DD-MMM-YYYY', '10-DEC-1985'],
    ['D. MMMM YYYY', '10. Dezember 1985'],
    ['D MMM YYYY', '10 déc. 1985'],
    ['MMMM D, YYYY', 'December 10, 1985'],
    ['DD/MM/YYYY', '1985-12-10'],
    ['excel', '31391'],
    ['excel', '31391.0'],
    ['excel', '1985-12-10'],
    ['excel-1904', '29929'],
  ])('is read by it: %s of %s', (format, text) => {
    expect(formatFault({ format })).toBeUndefined();
    expect(read(format, text)).toBe('1985-12-10');
  });

  it('may lack a zero where something parts its numbers, and only there', () => {
    expect(read('DD/MM/YYYY', '1/2/1985')).toBe('1985-02-01');
    expect(read('DDMMYYYY', '1021985')).toBeUndefined();
  });

  it.each([
    ['DD/MM/YYYY', '12/31/1985'],
    ['MM/DD/YYYY', '31/12/1985'],
    ['DD/MM/YYYY', '10-12-1985'],
    ['DD/MM/YYYY', '10/12/85'],
    ['DD/MM/YYYY', '29/02/1985'],
    ['YYYY-DD-MM', '1985-12-31'],
    ['DD MMM YYYY', '10 jui 1985'],
    ['DD MMM YYYY', '10 Nope 1985'],
    ['excel', '60'],
    ['excel', '0'],
    ['excel', '9999999'],
    ['excel', '31/12/1985'],
  ])('is no date where it does not fit, and nothing else is tried: %s of %s', (format, text) => {
    expect(read(format, text)).toBeUndefined();
  });

  it('counts as Excel does, which believes in a 29 February 1900', () => {
    expect(read('excel', '1')).toBe('1900-01-01');
    expect(read('excel', '59')).toBe('1900-02-28');
    expect(read('excel', '61')).toBe('1900-03-01');
    expect(read('excel-1904', '0')).toBe('1904-01-01');
  });

  it('has two digits for a year only with the first of the hundred that they stand for', () => {
    expect(formatFault({ format: 'DD/MM/YY' })).toMatch(/firstYear: 1930/);
    expect(formatFault({ format: 'DD/MM/YY', firstYear: 1930 })).toBeUndefined();
    expect(read('DD/MM/YY', '10/12/85', 1930)).toBe('1985-12-10');
    expect(read('DD/MM/YY', '10/12/30', 1930)).toBe('1930-12-10');
    expect(read('DD/MM/YY', '10/12/29', 1930)).toBe('2029-12-10');
  });

  it.each([
    '',
    'DD/MM',
    'DD/DD/YYYY',
    '%d/%m/%Y',
    'DD/MM/YYY',
    'YYYY',
    'Excel 97',
    'DD/MM/YYYY HH',
  ])('is refused with what may be written, if it is none: %s', (format) => {
    expect(formatFault({ format })).toMatch(/DD\/MM\/YYYY.*excel/);
  });
});

describe('days', () => {
  it('are told apart as calendars do', () => {
    expect(calendarDay(1900, 2, 29)).toBeUndefined();
    expect(calendarDay(2000, 2, 29)).toBe('2000-02-29');
    expect(daysAfter('2000-02-28', 2)).toBe('2000-03-01');
    expect(dayNumber('1970-01-02')).toBe(1);
    expect(monthsBetween('2000-02-29', '2001-02-28')).toBe(11);
    expect(monthsBetween('1990-06-15', '2026-06-15')).toBe(36 * 12);
    expect(monthsBetween('1990-06-15', '2026-06-14')).toBe(36 * 12 - 1);
  });

  it('are written in any order and read back as they were (property)', () => {
    const some = fc
      .date({ min: new Date('1850-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(some, (day) => {
        const [year, month, date] = day.split('-');
        expect(read('DD/MM/YYYY', `${date}/${month}/${year}`)).toBe(day);
        expect(read('MMDDYYYY', `${month}${date}${year}`)).toBe(day);
        expect(dateReader()(`${day}T00:00:00Z`)).toBe(day);
      }),
    );
  });

  it('come of any text and any format without an error (property)', () => {
    const format = fc.stringMatching(/^[DMYdmy/. -]{0,12}$/);
    fc.assert(
      fc.property(fc.oneof(format, fc.string()), fc.string(), (written, text) => {
        const day = dateReader({ format: written, firstYear: 1930 })(text);
        if (day !== undefined) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }),
    );
  });
});
