import { describe, expect, it } from 'vitest';
import { metaBirthDate, yearFirstBirthDate } from '#core/identifiers/birth-date.ts';
import { customerId, trimmedLowerCase } from '#core/identifiers/customer-id.ts';
import { googleEmail, liverampEmail, metaEmail, uid2Email } from '#core/identifiers/email.ts';
import { uuidMaid } from '#core/identifiers/maid.ts';
import {
  googleGivenName,
  googleSurname,
  lettersOnlyName,
  metaName,
} from '#core/identifiers/name.ts';
import { extendedPostcode, shortPostcode } from '#core/identifiers/postcode.ts';

const NO_CONTEXT = {};

describe('e-mail', () => {
  it('cuts gmail.com dots and tags for UID2, and leaves googlemail.com alone', () => {
    expect(uid2Email(' Ada.L+x@Gmail.com ', NO_CONTEXT)).toBe('adal@gmail.com');
    expect(uid2Email('Ada.L+x@googlemail.com', NO_CONTEXT)).toBe('ada.l+x@googlemail.com');
  });

  it('lower-cases A to Z only for UID2, every letter for Google', () => {
    expect(uid2Email('ÉVA@Example.com', NO_CONTEXT)).toBe('Éva@example.com');
    expect(googleEmail('ÉVA@Example.com', NO_CONTEXT)).toBe('éva@example.com');
  });

  it('cuts both Google domains for Google, and keeps the domain', () => {
    expect(googleEmail('A.B+c@googlemail.com', NO_CONTEXT)).toBe('ab@googlemail.com');
    expect(googleEmail('a.b+c@example.com', NO_CONTEXT)).toBe('a.b+c@example.com');
  });

  it('keeps dots and tags for Meta and LiveRamp', () => {
    expect(metaEmail('A.B+c@gmail.com', NO_CONTEXT)).toBe('a.b+c@gmail.com');
    expect(liverampEmail('A. B+c@gmail.com', NO_CONTEXT)).toBe('a.b+c@gmail.com');
  });

  it.each([[uid2Email], [googleEmail], [metaEmail], [liverampEmail]])(
    'refuses what is not one address (%o)',
    (rule) => {
      for (const text of ['ada', '@b.com', 'a@', 'a@b@c.com', ' ']) {
        expect(rule(text, NO_CONTEXT)).toBeUndefined();
      }
    },
  );

  it('refuses two addresses in one cell, unless the profile removes white space', () => {
    expect(uid2Email('a b@example.com', NO_CONTEXT)).toBeUndefined();
    expect(googleEmail('a b@example.com', NO_CONTEXT)).toBeUndefined();
    expect(metaEmail('a b@example.com', NO_CONTEXT)).toBeUndefined();
    expect(liverampEmail('a b@example.com', NO_CONTEXT)).toBe('ab@example.com');
  });
});

describe('mobile advertising id', () => {
  it('is a UUID in lower case', () => {
    const id = '38400000-8CF0-11BD-B23E-10B96E4EF00D';
    expect(uuidMaid(` ${id} `, NO_CONTEXT)).toBe(id.toLowerCase());
  });

  it.each([
    ['00000000-0000-0000-0000-000000000000'],
    ['384000008cf011bdb23e10b96e4ef00d'],
    ['38400000-8cf0-11bd-b23e-10b96e4ef00g'],
    [''],
  ])('refuses %j', (text) => {
    expect(uuidMaid(text, NO_CONTEXT)).toBeUndefined();
  });
});

describe('customer number and plain text', () => {
  it('is trimmed and lower-cased, and nothing else', () => {
    expect(trimmedLowerCase('  AB-12 x ', NO_CONTEXT)).toBe('ab-12 x');
  });

  it('keeps its case where the agreement says so, and loses it otherwise', () => {
    const id = ' 0015g00000Abcde ';
    expect(customerId(id, { customerIdCase: 'keep' })).toBe('0015g00000Abcde');
    expect(customerId(id, { customerIdCase: 'fold' })).toBe('0015g00000abcde');
    expect(customerId(id, NO_CONTEXT)).toBe('0015g00000abcde');
  });

  it('is empty when there was only white space, which no identifier may be', () => {
    expect(trimmedLowerCase('  ', NO_CONTEXT)).toBe('');
  });
});

describe('name', () => {
  it('is letters alone by the shared rule, so that spellings of one name agree', () => {
    for (const text of ["Jean-Luc O'Neil", 'jean luc oneil', ' JEAN LUC  O’NEIL ']) {
      expect(lettersOnlyName(text, NO_CONTEXT)).toBe('jeanluconeil');
    }
  });

  it('loses spaces and ASCII punctuation alone for Meta, as its own tests do', () => {
    expect(metaName(' Mary  Ann-Lee. ', NO_CONTEXT)).toBe('maryannlee');
    expect(metaName('Mary–Jane O’Neil', NO_CONTEXT)).toBe('mary–janeo’neil');
  });

  it('loses every prefix and suffix for Google', () => {
    expect(googleGivenName('Dr. Mrs. Ada', NO_CONTEXT)).toBe('ada');
    expect(googleSurname('Quinn Jr., PhD', NO_CONTEXT)).toBe('quinn');
    expect(googleSurname('Boardds', NO_CONTEXT)).toBe('boardds');
  });

  it('is empty when nothing but punctuation or a title is left', () => {
    expect(lettersOnlyName('--', NO_CONTEXT)).toBe('');
    expect(metaName(' . ', NO_CONTEXT)).toBe('');
    expect(googleGivenName('Mr.', NO_CONTEXT)).toBe('');
    expect(googleSurname(', jr', NO_CONTEXT)).toBe('');
  });
});

describe('birth date', () => {
  it.each([['1997-02-16'], ['19970216'], [' 1997/02/16 '], ['1997.02.16']])(
    'reads %j, year first',
    (text) => {
      expect(yearFirstBirthDate(text, NO_CONTEXT)).toBe('19970216');
    },
  );

  it('knows leap years', () => {
    expect(yearFirstBirthDate('2000-02-29', NO_CONTEXT)).toBe('20000229');
    expect(yearFirstBirthDate('1900-02-29', NO_CONTEXT)).toBeUndefined();
    expect(yearFirstBirthDate('2023-02-29', NO_CONTEXT)).toBeUndefined();
  });

  it.each([
    ['16/02/1997'],
    ['02/03/1997'],
    ['16021997'],
    ['1997-13-01'],
    ['1997-04-31'],
    ['1997-00-10'],
    ['1997-01-00'],
    ['9999-12-31'],
    ['0001-01-01'],
    ['1997-0216'],
    ['1997-2-16'],
    ['1997-02-16T00:00:00Z'],
  ])('refuses %j', (text) => {
    expect(yearFirstBirthDate(text, NO_CONTEXT)).toBeUndefined();
  });
});

describe('birth date for Meta', () => {
  it.each([
    ['16-2-1997', '19970216'],
    ['2/16/1997', '19970216'],
    ['12 31 1990', '19901231'],
    ['1990_12_31', '19901231'],
    ['1990-2-3', '19900203'],
    ['05.05.1990', '19900505'],
  ])('reads %j, where one order alone gives a date', (text, date) => {
    expect(metaBirthDate(text, NO_CONTEXT)).toBe(date);
  });

  it.each([['02-03-1997'], ['31-13-1990'], ['1-2/1990'], ['01-01-1799'], ['30-02-1990']])(
    'refuses %j',
    (text) => {
      expect(metaBirthDate(text, NO_CONTEXT)).toBeUndefined();
    },
  );
});

describe('postcode', () => {
  it('is cut at the hyphen by the shared rule, and whole for Google', () => {
    expect(shortPostcode(' 94035-1234 ', NO_CONTEXT)).toBe('94035');
    expect(extendedPostcode(' 94035-1234 ', NO_CONTEXT)).toBe('94035-1234');
  });

  it('has no spaces and no capitals', () => {
    expect(shortPostcode('SW1A 1AA', NO_CONTEXT)).toBe('sw1a1aa');
  });

  it('is empty when nothing stands before the hyphen', () => {
    expect(shortPostcode('-123', NO_CONTEXT)).toBe('');
  });
});
