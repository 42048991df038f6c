import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATEGORIES } from '#core/special-categories/categories.ts';
import { plainWords } from '#core/special-categories/plain-words.ts';
import { finderOf, markerOf, termsInAll } from '#core/special-categories/term-pattern.ts';
import { ORDINARY } from './ordinary-words.ts';
import { SENSITIVE } from './sensitive-words.ts';

const LISTS = Object.values(CATEGORIES).map(({ terms }) => {
  const all = termsInAll(terms);
  return { finds: finderOf(all), marks: markerOf(all) };
});
const NAMES = [...Object.values(SENSITIVE).flat(), ...ORDINARY];

/** Names as they are, in one, cut, and with others before and behind them. */
const someWords = fc
  .array(
    fc.oneof(
      fc.constantFrom(...NAMES),
      fc
        .constantFrom(...NAMES)
        .chain((name) => fc.nat(name.length).map((from) => name.slice(from))),
      fc.stringMatching(/^[a-z0-9]{0,4}$/),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => plainWords(parts.join(' ')));

describe('what looks for the words of a list', () => {
  it('finds what one pattern of all of them would, though it makes few (property)', () => {
    fc.assert(
      fc.property(someWords, fc.constantFrom(...LISTS), (words, { finds, marks }) => {
        expect(finds(words)).toBe(marks(words) !== words);
      }),
      { numRuns: 20_000 },
    );
  });

  it('finds nothing where there are no terms', () => {
    expect(finderOf([])('anything')).toBe(false);
    expect(markerOf([])('anything')).toBe('anything');
  });

  it.each([
    ['a term with any beginning', '*versicherung*', 'krankenversicherungen'],
    ['one that is the whole text', '=kids', 'kids'],
    ['one whose first letter has an umlaut', 'ärzt*', 'aerztin'],
    ['one of a letter alone', 'y', 'ies'],
    ['one of digits', '4x4', '4x4'],
  ])('finds %s', (_, term, words) => {
    expect(finderOf([['de', term]])(words) || finderOf([['en', term]])(words)).toBe(true);
  });
});
