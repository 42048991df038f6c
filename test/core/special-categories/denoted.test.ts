import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '#core/special-categories/categories.ts';
import { CATEGORY_NAMES, type CategoryName, LANGUAGES } from '#core/special-categories/category.ts';
import { denoted } from '#core/special-categories/denoted.ts';
import { termsIn } from '#core/special-categories/term-pattern.ts';
import { IN_EACH_LANGUAGE } from './in-each-language.ts';
import { ORDINARY } from './ordinary-words.ts';
import { SENSITIVE } from './sensitive-words.ts';

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

const all = Object.values(CATEGORIES);

/** A term as somebody could write it: without its marks, a plural and a compound left out. */
const plain = (term: string): string =>
  term.replaceAll('*', '').replaceAll('.', '').replace('=', '');

const camel = (words: string): string =>
  words.replace(/ (\p{L})/gu, (_, letter: string) => letter.toUpperCase());

/** Every term of every list, with the category that it is of. */
const TERMS = all.flatMap(({ name, terms }) =>
  LANGUAGES.flatMap((language) =>
    termsIn(terms[language]).map((term) => ({ name, term: plain(term) })),
  ),
);

describe('what a text denotes', () => {
  it.each(
    Object.entries(SENSITIVE).flatMap(([name, texts]) =>
      texts.map((text) => [text, name as CategoryName] as const),
    ),
  )('"%s" is %s', (text, name) => {
    expect(denoted(text)).toContain(name);
  });

  it.each(ORDINARY)('"%s" is ordinary', (text) => {
    expect(denoted(text)).toEqual([]);
  });

  it.each(
    Object.entries(IN_EACH_LANGUAGE).flatMap(([name, each]) =>
      LANGUAGES.map((language) => ({ name, language, pair: each[language] })),
    ),
  )('is refused and allowed by a name of $name in $language: $pair', ({ name, pair }) => {
    const [refused, allowed] = pair;
    expect(denoted(refused)).toContain(name);
    expect(denoted(allowed)).toEqual([]);
  });

  it('is the same however a term is written (property)', () => {
    const writings = [
      (term: string) => term.toUpperCase(),
      (term: string) => term.replaceAll(' ', '_'),
      (term: string) => term.replaceAll(' ', '-'),
      (term: string) => term.replaceAll(' ', ''),
      (term: string) => term.normalize('NFD'),
      (term: string) => term.normalize('NFKD').replace(/\p{M}/gu, ''),
      (term: string) =>
        term
          .replaceAll('ä', 'ae')
          .replaceAll('ö', 'oe')
          .replaceAll('ü', 'ue')
          .replaceAll('ß', 'ss'),
      camel,
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...TERMS),
        fc.constantFrom(...writings),
        ({ name, term }, write) => {
          expect(denoted(write(term))).toContain(name);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is not what a word without these letters denotes: numbers and codes are ordinary (property)', () => {
    const code = fc.stringMatching(/^[BCDFGJKLMNPQRSTVWXZ]\d{1,6}$/);
    fc.assert(
      fc.property(code, (text) => {
        expect(denoted(text)).toEqual([]);
      }),
    );
  });

  it('is nothing for countries, currencies, time zones and units, in any of the languages', () => {
    const regions = LETTERS.flatMap((one) => LETTERS.map((other) => `${one}${other}`));
    const named = LANGUAGES.flatMap((language) => [
      ...regions.map((code) => new Intl.DisplayNames(language, { type: 'region' }).of(code)),
      ...Intl.supportedValuesOf('currency').map((code) =>
        new Intl.DisplayNames(language, { type: 'currency' }).of(code),
      ),
      ...Intl.supportedValuesOf('unit').map((unit) =>
        new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(2),
      ),
    ]);
    const zones = Intl.supportedValuesOf('timeZone').flatMap((zone) => zone.split('/'));
    const names = [...new Set([...named, ...zones])].filter((name) => name !== undefined);
    expect(names.length).toBeGreaterThan(2000);
    expect(names.filter((name) => denoted(name).length > 0)).toEqual([]);
  });

  it('leaves children apart that are a number from children that are people', () => {
    expect(denoted('children', { as: 'attribute' })).toEqual([]);
    expect(denoted('children', { as: 'things' })).toEqual([]);
    expect(denoted('children')).toEqual(['children']);
    expect(denoted('minors', { as: 'attribute' })).toEqual(['children']);
  });

  it('is an origin by its adjective as the whole text, where that is no food and no language', () => {
    expect(denoted('turkish')).toEqual(['ethnicity']);
    expect(denoted('turkish', { as: 'attribute' })).toEqual(['ethnicity']);
    expect(denoted('turkish', { as: 'things' })).toEqual([]);
    expect(denoted('turkish customers', { as: 'things' })).toEqual(['ethnicity']);
  });
});

describe('the lists of words', () => {
  it('have every category in every language, with its law and where it comes from', () => {
    expect(Object.keys(CATEGORIES).sort()).toEqual([...CATEGORY_NAMES].sort());
    for (const { name, law, source, lawful, terms } of all) {
      expect(law, name).toMatch(/^GDPR Art\. /);
      expect(source.length, name).toBeGreaterThan(10);
      expect(lawful.length, name).toBeGreaterThan(0);
      if (name === 'unread-script') continue;
      for (const language of LANGUAGES) expect(termsIn(terms[language]).length).toBeGreaterThan(2);
    }
  });

  it('are of terms that are well written, each once in its language', () => {
    for (const { name, terms, ordinary } of all)
      for (const list of [...Object.values(terms), ordinary]) {
        const each = termsIn(list);
        expect(new Set(each).size, name).toBe(each.length);
        for (const term of each)
          expect(term).toMatch(/^=?(?:\*?[\p{Ll}\d]+[*.]?)(?: \*?[\p{Ll}\d]+[*.]?)*$/u);
      }
  });

  it('name as ordinary only what would be refused without', () => {
    for (const { name, ordinary } of all)
      for (const term of termsIn(ordinary)) expect(denoted(plain(term))).not.toContain(name);
  });
});
