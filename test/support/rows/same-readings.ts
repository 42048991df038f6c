import fc from 'fast-check';
import { expect } from 'vitest';
import { bothReaders, type TextRules } from '#test/support/rows/both-readers.ts';
import { writtenPhone } from '#test/support/rows/written-phones.ts';
import { writtenText } from '#test/support/rows/written-rows.ts';

/** A text in two pieces, wherever it is cut, comes to the same by its bytes and by the rules. */
export const expectSameTexts = async (by: TextRules, runs: number): Promise<void> => {
  const read = await bothReaders(by);
  const text = writtenText(by.country ?? 'FR', by.delimiter ?? ',');
  fc.assert(
    fc.property(text, text, fc.boolean(), (first, second, isLast) => {
      const begun = read(`${first}\n`, { isLast: false });
      expect(begun.byBytes).toEqual(begun.byText);
      const ended = read(second, { state: begun.byText.after, isLast });
      expect(ended.byBytes).toEqual(ended.byText);
    }),
    { numRuns: runs },
  );
};

/** So do so many numbers as people of a country write them. */
export const expectSameNumbers = async (
  by: TextRules & { readonly country: string },
  count: number,
): Promise<void> => {
  const read = await bothReaders(by);
  const phones = fc.sample(writtenPhone(by.country), count);
  const { byText, byBytes } = read(phones.map((phone) => `1,,${phone},gold,yes,`).join('\n'));
  expect(byBytes).toEqual(byText);
};
