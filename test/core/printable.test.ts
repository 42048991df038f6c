import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AirlockError } from '#core/errors.ts';
import { MAX_PRINTED_LENGTH } from '#core/limits.ts';
import { escapedInQuotes, printable } from '#core/printable.ts';
import { HIDDEN_CHARACTERS, looksRaw } from '#test/support/hostile-text.ts';

/** Any UTF-16 units at all, lone surrogates among them, with a liking for what is hidden. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...HIDDEN_CHARACTERS),
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('e\u0301\u0301\u0301\u0301\u0301\u0301', '\\u{1b}', '"', '👩\u200d🚀'),
    ),
    { maxLength: 400 },
  )
  .map((pieces) => pieces.join(''));

describe('what is printed of a text of others', () => {
  it.each(HIDDEN_CHARACTERS.map((hidden) => [hidden.codePointAt(0)?.toString(16), hidden]))(
    'shows U+%s by its number',
    (number, hidden) => {
      expect(printable(`a${hidden}b`)).toBe(`a\\u{${number}}b`);
    },
  );

  it.each([
    ['accents', 'Zoë Łukasz Çelik'],
    ['accents that follow their letters', 'Nguye\u0302\u0303n'],
    ['CJK', '山田太郎 김철수'],
    ['Arabic and Hebrew', 'محمد שָׁלוֹם'],
    ['emoji', 'ok 👍🏽 🚀'],
    ['quotes and backslashes', String.raw`"a" 'b' \n \u{1b} C:\x`],
    ['nothing', ''],
  ])('leaves %s as they are', (_, text) => {
    expect(printable(text)).toBe(text);
  });

  it('shows the marks by which an accent would climb over other lines', () => {
    expect(printable(`e${'\u0301'.repeat(6)}`)).toBe(`e${'\u0301'.repeat(4)}\\u{301}\\u{301}`);
  });

  it('loses its middle where it is too long, and keeps both ends', () => {
    const text = printable(`The key "${'x'.repeat(10_000)}" is not known here: remove it.`);
    expect(text.length).toBeLessThanOrEqual(MAX_PRINTED_LENGTH);
    expect(text).toMatch(/^The key "x+…x+" is not known here: remove it\.$/);
  });

  it('is one bounded line of visible characters, and printing it again changes nothing (property)', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = printable(text);
        expect(looksRaw(once)).toBe(false);
        expect(once.length).toBeLessThanOrEqual(MAX_PRINTED_LENGTH);
        expect(printable(once)).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  it('takes a text of megabytes in no time that a person notices', () => {
    const started = performance.now();
    for (const each of ['\u001b', 'x', 'e\u0301', '😀']) printable(each.repeat(2_000_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('a quoted text', () => {
  it('has no raw character in it and the same value as before (property)', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.dictionary(anyText, anyText)), (value) => {
        const json = escapedInQuotes(JSON.stringify(value));
        expect(looksRaw(json)).toBe(false);
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});

describe('the message of an AirlockError', () => {
  it('is one line of visible characters, whatever name it repeats', () => {
    const name = 'x\u001b]0;owned\u0007\n2026 All is well.\u202e';
    const { message } = new AirlockError('input', `The file "${name}" is bad: export it again.`);
    expect(message).toBe(
      String.raw`The file "x\u{1b}]0;owned\u{7}\u{a}2026 All is well.\u{202e}" is bad: export it again.`,
    );
  });
});
