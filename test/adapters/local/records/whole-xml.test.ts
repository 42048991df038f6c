import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWholeXml } from '#adapters/local/records/whole-xml.ts';

const WHOLE = `<?xml version="1.0"?><!-- <a> --><x:a b="1>2" c='"'><d/><e>1</e><![CDATA[<f>]]></x:a>\n`;

describe('an XML text', () => {
  it.each([WHOLE, '<a/>', '<a b="/"></a>', '\u00ef\u00bb\u00bf<a></a >'])('is whole: %s', (xml) => {
    expect(isWholeXml(xml)).toBe(true);
  });

  it.each([
    '',
    'a',
    '<a>',
    '<a',
    '<a b="',
    '</a>',
    '<a></b>',
    '<a><b></a></b>',
    '<a/><b/>',
    '<!-- ',
  ])('is not: %s', (xml) => {
    expect(isWholeXml(xml)).toBe(false);
  });

  it('is not, wherever it is cut off (property)', () => {
    fc.assert(
      fc.property(fc.nat(WHOLE.length - 2), (length) => {
        expect(isWholeXml(WHOLE.slice(0, length))).toBe(false);
      }),
    );
  });

  it('tells its elements without their prefixes', () => {
    const told: string[] = [];
    isWholeXml(WHOLE, (name) => told.push(name));
    expect(told).toEqual(['a', 'd', 'e']);
  });

  it('of any length and any form is looked at without an error', () => {
    for (const part of ['<a b="c" ', '<a>', 'b="c" ', '<a "', '<!--', '</a>', '<!['])
      expect(isWholeXml(`<a ${part.repeat(500_000)}`)).toBe(false);
    fc.assert(
      fc.property(fc.stringMatching(/^[<>/!?a"'= -]{0,30}$/), (xml) => {
        expect(typeof isWholeXml(xml)).toBe('boolean');
      }),
    );
  });
});
