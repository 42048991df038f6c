import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkHeader } from '#core/drops/check-header.ts';
import { areAmbiguous, distinctNames, findColumns } from '#core/drops/find-columns.ts';

describe('a wanted column is found', () => {
  it.each([
    ['by its name', ['id', 'Email'], 'Email', [1]],
    ['in another case', ['id', 'EMAIL'], 'email', [1]],
    ['with blanks around it', ['id', '\u00a0 Email \u00a0'], 'Email', [1]],
    ['with more blanks inside', ['First  Name'], 'first name', [0]],
    ['in the other form of Unicode', ['Adresse e\u0301lectronique'], 'Adresse électronique', [0]],
    ['behind a mark that nobody sees', ['\uFEFFEmail', 'id'], 'email', [0]],
    ['in full width', ['Ｅｍａｉｌ'], 'email', [0]],
    ['several times', ['Email', 'Zip', 'Email', 'email'], 'Email', [0, 2]],
    ['as it is written, before others', ['EMAIL', 'email'], 'email', [1]],
    ['nowhere', ['E-mail', ''], 'Email', []],
  ])('%s', (_, ...[names, wanted, places]) => {
    expect(findColumns(names, [wanted])).toEqual([places]);
  });

  it('exactly wherever it stands, whatever else does (property)', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(name, { minLength: 1 }), (names) => {
        const key = (text: string) => text.normalize('NFC').trim();
        findColumns(names, names).forEach((places, at) => {
          expect(places).toContain(at);
          for (const place of places) expect(key(names[place] ?? '')).toBe(key(names[at] ?? ''));
        });
      }),
    );
  });
});

describe('a header', () => {
  it('is refused if either of two columns could be meant, and taken if they are alike', () => {
    expect(areAmbiguous(['Email', 'EMAIL'], [0, 1])).toBe(true);
    expect(areAmbiguous(['Email', ' Email'], [0, 1])).toBe(false);
    expect(() => checkHeader(['Email', 'EMAIL'], ['email'])).toThrow(/columns 1 and 2/);
    expect(() => checkHeader(['Email', 'Email'], ['email'])).not.toThrow();
  });

  it('that has all wanted columns is one, whatever numbers stand in other names', () => {
    expect(() => checkHeader(['Email', 'field_1234567'], ['Email'])).not.toThrow();
    expect(() => checkHeader(['field_1234567'], ['Email'])).toThrow(/looks like data/);
  });

  it('says that a name is a group of columns, where it is', () => {
    expect(() => checkHeader(['customer.email'], ['customer'])).toThrow(/no value.*by its path/);
    expect(() => checkHeader(['customers'], ['customer'])).toThrow(/no column "customer"/);
  });

  it('names each column once, and none without a name', () => {
    expect(distinctNames(['Email', '', ' Email', 'Zip', ' '])).toEqual(['Email', 'Zip']);
  });
});
