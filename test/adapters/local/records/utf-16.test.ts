import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf16Of } from '#adapters/local/records/utf-16.ts';

/** Text as lists hold it: letters of one byte with some of others between them. */
const line = fc.string({ unit: fc.constantFrom(...'abc,;@. 0123é'), minLength: 1, maxLength: 300 });

describe('the look of UTF-16', () => {
  it('is seen in either order, with a mark and without (property)', () => {
    fc.assert(
      fc.property(line, fc.boolean(), (text, mark) => {
        const little = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le');
        expect(utf16Of(little)).toBe('le');
        expect(utf16Of(Buffer.from(little).swap16())).toBe('be');
      }),
    );
  });

  it('is never seen in UTF-8 or Latin-1 (property)', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 300 })
      .filter((each) => !each.includes('\0'));
    fc.assert(
      fc.property(text, (each) => {
        expect(utf16Of(Buffer.from(each))).toBeUndefined();
        expect(utf16Of(Buffer.from(each.replace(/[^\x20-\xf0]/g, ''), 'latin1'))).toBeUndefined();
      }),
    );
  });
});
