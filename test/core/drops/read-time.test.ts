import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TimeFormat, timeFormatFault, timeReader } from '#core/drops/read-time.ts';

const read = (text: string, declared: Partial<TimeFormat> = {}) =>
  timeReader({ format: 'iso', zone: 'UTC', dayAs: 'start', ...declared })(text);
const utc = (text: string): number => Date.parse(text) / 1000;

const ZONES = [
  ...['UTC', 'Europe/Brussels', 'America/New_York', 'America/Sao_Paulo', 'Asia/Kolkata'],
  ...['Australia/Lord_Howe', 'Pacific/Apia', 'Africa/Casablanca', 'Asia/Kathmandu', 'Asia/Beirut'],
];

/** What the clocks of a zone show at a second, by the library alone. */
const shownIn = (zone: string, second: number): string => {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit' },
  }).formatToParts(second * 1000);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')}`;
};

/** The same in each declared form. */
const WRITTEN: Readonly<Record<string, (iso: string) => string>> = {
  iso: (iso) => iso.replace(' ', 'T'),
  'DD/MM/YYYY HH:mm:ss': (iso) => iso.replace(/(\d+)-(\d+)-(\d+)/, '$3/$2/$1'),
  'D.M.YYYY HH:mm:ss': (iso) => iso.replace(/(\d+)-0?(\d+)-0?(\d+)/, '$3.$2.$1'),
  'MM/DD/YYYY': (iso) => iso.replace(/(\d+)-(\d+)-(\d+)/, '$2/$3/$1'),
};

const second = fc.integer({ min: utc('1990-01-01T00:00Z'), max: utc('2040-01-01T00:00Z') });
const zone = fc.constantFrom(...ZONES);

describe('the time of an event', () => {
  it('reads back from whatever declared form and zone shows it, or is the earlier of two (property)', () => {
    fc.assert(
      fc.property(second, zone, fc.constantFrom(...Object.keys(WRITTEN)), (at, own, format) => {
        const shown = shownIn(own, at);
        const found = read(WRITTEN[format]?.(shown) ?? '', { format, zone: own });
        expect(typeof found).toBe('number');
        expect(shownIn(own, Number(found))).toBe(shown);
        expect(Number(found)).toBeLessThanOrEqual(at);
      }),
    );
  });

  it('is told by the zone in the text, whatever is agreed (property)', () => {
    fc.assert(
      fc.property(second, zone, fc.integer({ min: -14 * 60, max: 14 * 60 }), (at, own, minutes) => {
        const sign = minutes < 0 ? '-' : '+';
        const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60].map(
          (each) => String(each).padStart(2, '0'),
        );
        const shown = new Date((at + minutes * 60) * 1000).toISOString().slice(0, 19);
        expect(read(`${shown}${sign}${hours}:${rest}`, { zone: own })).toBe(at);
        expect(read(`${shown}.25${sign}${hours}${rest}`, { zone: own })).toBe(at);
      }),
    );
  });

  it('reads numbers since 1970, and days of a spreadsheet (property)', () => {
    fc.assert(
      fc.property(second, (at) => {
        expect(read(String(at), { format: 'unix' })).toBe(at);
        expect(read(String(at * 1000 + 999), { format: 'unix-ms' })).toBe(at);
        const serial = at / 86_400 + 25_569;
        expect(read(serial.toFixed(10), { format: 'excel' })).toBe(at);
      }),
    );
  });

  it.each([
    ['Europe/Brussels', '2026-03-29T02:30:00'],
    ['America/New_York', '2026-03-08T02:30:00'],
    ['Australia/Lord_Howe', '2026-10-04T02:15:00'],
    ['Pacific/Apia', '2011-12-30T12:00:00'],
    ['America/Sao_Paulo', '2018-11-04T00:30:00'],
  ])('does not exist where the clocks of %s skip it', (own, text) => {
    expect(read(text, { zone: own })).toBe('impossible-time');
  });

  it.each([
    ['Europe/Brussels', '2026-10-25T02:30:00', '2026-10-25T00:30:00Z'],
    ['America/New_York', '2026-11-01T01:30:00', '2026-11-01T05:30:00Z'],
    ['Australia/Lord_Howe', '2026-04-05T01:45:00', '2026-04-04T14:45:00Z'],
  ])('is the earlier one where the clocks of %s show it twice', (own, text, earlier) => {
    expect(read(text, { zone: own })).toBe(utc(earlier));
  });

  it('is of a day without a time its first second, or its last', () => {
    const day = { zone: 'Europe/Brussels' };
    expect(read('2026-11-26', day)).toBe(utc('2026-11-25T23:00:00Z'));
    expect(read('2026-11-26', { ...day, dayAs: 'end' })).toBe(utc('2026-11-26T22:59:59Z'));
    expect(read('2018-11-04', { zone: 'America/Sao_Paulo' })).toBe(utc('2018-11-04T03:00:00Z'));
    expect(read('2011-12-30', { zone: 'Pacific/Apia' })).toBe('impossible-time');
  });

  it.each([
    // Clocks skip the last hour of the day, show it twice, or skip the next day.
    ['America/Nuuk', '2026-03-28', '2026-03-29T00:59:59Z'],
    ['Africa/Cairo', '2026-10-29', '2026-10-29T21:59:59Z'],
    ['Pacific/Apia', '2011-12-29', '2011-12-30T09:59:59Z'],
  ])('ends a day in %s where the next one begins', (zone, day, end) => {
    expect(read(day, { zone, dayAs: 'end' })).toBe(utc(end));
  });

  it.each<[string, Partial<TimeFormat>]>([
    ['2026-02-30', {}],
    ['2026-01-01T25:00', {}],
    ['2026-01-01T10:60', {}],
    ['1969-12-31T23:59:59Z', {}],
    ['31/04/2026 10:00', { format: 'DD/MM/YYYY' }],
    ['01/01/2026 13:00 PM', { format: 'DD/MM/YYYY' }],
    ['10000000000', { format: 'unix' }],
  ])('is impossible where there is no such one: %s', (text, declared) => {
    expect(read(text, declared)).toBe('impossible-time');
  });

  it.each<[string, Partial<TimeFormat>]>([
    ['', {}],
    ['yesterday', {}],
    ['2026-10-10T12:00:00+99:99', {}],
    ['2026-10-10T12:00:00+14:60', {}],
    ['2026-10-10T12:00:00-15', {}],
    ['2026-10-10TT12:00:00Z', {}],
    ['26/11/2026', {}],
    ['2026-11-26', { format: 'DD/MM/YYYY' }],
    ['2026-11-26 10:00', { format: 'unix' }],
    ['-5', { format: 'unix' }],
    ['1e9', { format: 'unix' }],
    ['NaN', { format: 'unix-ms' }],
  ])('is not read where it is not of the form: %j', (text, declared) => {
    expect(read(text, declared)).toBe('unread-time');
  });

  it('reads halves of a day', () => {
    expect(read('11/26/2026 12:05 AM', { format: 'MM/DD/YYYY' })).toBe(utc('2026-11-26T00:05Z'));
    expect(read('11/26/2026 12:05 pm', { format: 'MM/DD/YYYY' })).toBe(utc('2026-11-26T12:05Z'));
    expect(read('11/26/2026 1:05 PM', { format: 'MM/DD/YYYY' })).toBe(utc('2026-11-26T13:05Z'));
  });

  it('is declared by a form that can be read, or the mapping says which can', () => {
    for (const format of ['iso', 'unix', 'unix-ms', 'excel', ...Object.keys(WRITTEN)])
      expect(timeFormatFault({ format })).toBeUndefined();
    expect(timeFormatFault({ format: 'HH:mm' })).toMatch(/HH:mm:ss behind it/);
    expect(timeFormatFault({ format: 'DD/MM/YY HH:mm' })).toMatch(/firstYear/);
  });
});
