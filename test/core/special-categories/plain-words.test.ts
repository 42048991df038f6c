import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainWords } from '#core/special-categories/plain-words.ts';

describe('plain words', () => {
  it.each([
    ['TradeUnionMember', 'trade union member'],
    ['HIVStatus', 'hiv status'],
    ['blood_pressure-HIGH', 'blood pressure high'],
    ["Children's TV", 'childrens tv'],
    ['Größe', 'grosse'],
    ['Œuvre sociale', 'oeuvre sociale'],
    ['covid19', 'covid 19'],
    ['  é  ', 'e'],
    ['…', ''],
  ])('of "%s" are "%s"', (text, words) => {
    expect(plainWords(text)).toBe(words);
  });

  it('are plain, and plain once more the same, whatever was written (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = plainWords(text);
        expect(words).toMatch(/^(?:[a-z0-9]+(?: [a-z0-9]+)*)?$/);
        expect(plainWords(words)).toBe(words);
      }),
    );
  });
});
