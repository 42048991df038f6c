import { describe, expect, it } from 'vitest';
import { attributeReader } from '#core/drops/attribute-reader.ts';
import type { AttributeSource } from '#core/drops/attribute-schema.ts';
import { attributeMap } from '#core/drops/attribute-source.ts';
import { AirlockError } from '#core/errors.ts';

const TIERS = ['gold', 'silver', 'Café'];
const reader = (source: AttributeSource, declared: readonly string[] = TIERS) =>
  attributeReader(attributeMap({ name: 'tier', source, declared }), new Set());

describe('an attribute', () => {
  it.each([
    ['gold', 'gold'],
    [' gold ', 'gold'],
    ['Cafe\u0301', 'Café'],
    ["'gold", 'gold'],
    ['="silver"', 'silver'],
  ])(
    'is a declared value, whatever a spreadsheet or another alphabet made of it: %j',
    (text, value) => {
      expect(reader('Tier')(text)).toEqual({ value });
    },
  );

  it('may be a whole number that was a float for a while', () => {
    expect(reader('Stars', ['1', '2'])('2.0')).toEqual({ value: '2' });
    expect(reader('Stars', ['1.0', '2.0'])('2.0')).toEqual({ value: '2.0' });
  });

  it('has no value where nothing stands for none', () => {
    for (const text of ['Gold', 'platinum', '', '#N/A'])
      expect(reader('Tier')(text)).toEqual({ value: null });
  });

  it('goes to "unknown" where the agreement declares it, and says why', () => {
    const read = reader('Tier', ['gold', 'unknown']);
    expect(read('platinum')).toEqual({ value: 'unknown', fellBack: 'unmapped' });
    for (const text of ['', ' ', 'n/a', '#N/A', '#REF!'])
      expect(read(text)).toEqual({ value: 'unknown', fellBack: 'empty' });
    expect(read('unknown')).toEqual({ value: 'unknown' });
  });

  it('goes where the mapping says otherwise, and an empty field to "unknown" still', () => {
    const read = reader({ column: 'T', otherwise: 'other' }, ['gold', 'other', 'unknown']);
    expect(read('platinum')).toEqual({ value: 'other', fellBack: 'unmapped' });
    expect(read('')).toEqual({ value: 'unknown', fellBack: 'empty' });
    expect(reader({ column: 'T', otherwise: 'other' }, ['a', 'other'])('').value).toBe('other');
  });

  it('is what the mapping makes of the words of a file', () => {
    const read = reader({ column: 'Niveau', values: { Or: 'gold', Argent: 'silver', 3: 'Café' } });
    expect(['Or', 'Argent', '3', '3.0', 'gold'].map((text) => read(text).value)).toEqual([
      ...['gold', 'silver', 'Café', 'Café', 'gold'],
    ]);
    expect(read('or').value).toBeNull();
  });

  it('ignores case and accents only where the mapping says so', () => {
    const source = { column: 'N', values: { Doré: 'gold' } };
    expect(reader({ ...source, ignore: ['case'] })('DORÉ').value).toBe('gold');
    expect(reader({ ...source, ignore: ['case'] })('Dore').value).toBeNull();
    expect(reader({ ...source, ignore: ['accents'] })('Dore').value).toBe('gold');
    expect(reader({ ...source, ignore: ['case', 'accents'] })('DORE').value).toBe('gold');
    expect(reader({ column: 'N', ignore: ['case', 'accents'] })('cafe').value).toBe('Café');
  });
});

describe('an attribute of bands', () => {
  it('is the band that holds the number of the field', () => {
    const bands = { '<18': 'minor', '18-34': 'young', '35+': 'old' };
    const read = reader({ column: 'Age', bands }, ['minor', 'young', 'old', 'unknown']);
    expect(
      ['17', '18', '34.0', '35', '34.5', '', 'old', '1.2E+3'].map((age) => read(age).value),
    ).toEqual([...['minor', 'young', 'young', 'old', 'unknown', 'unknown', 'old', 'unknown']]);
    expect(reader({ column: 'Age', bands: { '0-0': 'gold' } })('0').value).toBe('gold');
  });

  it('counts birthdays to the stated day, never to today', () => {
    const source = {
      format: 'DD/MM/YYYY',
      yearsBefore: '2026-11-01',
      bands: { '18-34': 'gold', '35+': 'silver' },
    };
    const read = reader({ column: 'DOB', ...source });
    expect(read('01/11/2008').value).toBe('gold');
    expect(read('02/11/2008').value).toBeNull();
    expect(read('01/11/1991').value).toBe('silver');
    expect(read('02/11/1991').value).toBe('gold');
    expect(read('1991').value).toBeNull();
  });

  it('counts days and months to it as well', () => {
    const days = {
      column: 'D',
      daysBefore: '2026-11-01',
      bands: { '0-30': 'gold', '31+': 'silver' },
    };
    expect(reader(days)('2026-10-02 14:00:00').value).toBe('gold');
    expect(reader(days)('2026-10-01').value).toBe('silver');
    expect(reader(days)('2026-11-02').value).toBeNull();
    const months = {
      column: 'D',
      monthsBefore: '2026-11-01',
      bands: { '<12': 'gold', '12+': 'silver' },
    };
    expect(reader(months)('2025-11-01').value).toBe('silver');
    expect(reader(months)('2025-11-02').value).toBe('gold');
  });

  it.each(['yearsBefore', 'monthsBefore', 'daysBefore'])(
    'has no value of a date after the stated day, and says so: %s',
    (unit) => {
      const bands = { '<18': 'gold', '18+': 'silver' };
      const source = { column: 'D', format: 'DD/MM/YYYY', [unit]: '2026-11-01', bands };
      const read = reader(source, ['gold', 'silver', 'unknown']);
      for (const day of ['01/01/2060', '02/11/2026'])
        expect(read(day)).toEqual({ value: 'unknown', fellBack: 'unmapped' });
      expect(read('01/11/2026')).toEqual({ value: 'gold' });
    },
  );

  it('has no value of a number that may be a thousand or one', () => {
    const bands = { '<100': 'gold', '>=100': 'silver' };
    const read = reader({ column: 'Spend', bands }, ['gold', 'silver', 'unknown']);
    for (const text of ['1.200', '1.499', '1,234', "'1.200", '1.000'])
      expect(read(text)).toEqual({ value: 'unknown', fellBack: 'unmapped' });
    expect(read('12.50')).toEqual({ value: 'gold' });
  });

  it('may have days as its ends, and knows days that stand for none', () => {
    const bands = { '>=2026-01-01': 'gold', '<2026-01-01': 'silver' };
    const map = attributeMap({ name: 'since', source: { column: 'S', bands }, declared: TIERS });
    const read = attributeReader(map, new Set(['1970-01-01']));
    expect(read('2026-01-01').value).toBe('gold');
    expect(read('2025-12-31T10:00').value).toBe('silver');
    expect(read('1970-01-01').value).toBeNull();
  });
});

describe('a mapping of an attribute', () => {
  const refusal = (source: AttributeSource, declared: readonly string[] = TIERS): string => {
    try {
      attributeMap({ name: 'tier', source, declared });
      return 'none';
    } catch (error) {
      expect(error).toBeInstanceOf(AirlockError);
      return String(error);
    }
  };

  it('that makes an undeclared value is refused, with the nearest one', () => {
    expect(refusal({ column: 'N', values: { Or: 'golld' } })).toMatch(
      /"golld".*did you mean "gold"/,
    );
    expect(refusal({ column: 'N', bands: { '1+': 'old' } })).toMatch(
      /"old" of the attribute "tier"/,
    );
    expect(refusal({ column: 'N', otherwise: 'unknown' })).toMatch(/"unknown".*does not declare/);
  });

  it('that ignores what tells two values apart is refused', () => {
    expect(refusal({ column: 'N', ignore: ['case'] }, ['Gold', 'gold'])).toMatch(/ignore less/);
    expect(
      refusal({ column: 'N', values: { OR: 'gold', or: 'silver' }, ignore: ['case'] }),
    ).toMatch(/"gold" and "silver" apart/);
  });
});
