import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { athenaLiteral } from '#adapters/aws/athena/athena-literal.ts';

const text = fc.string({ unit: 'binary', maxLength: 200 }).filter((each) => !each.includes('\0'));

describe('a value as an execution parameter of Athena', () => {
  it('is the digits of a whole number', () => {
    expect(athenaLiteral(100)).toBe('100');
    expect(athenaLiteral(-0)).toBe('0');
    expect(athenaLiteral(-9_007_199_254_740_991)).toBe('-9007199254740991');
    expect(athenaLiteral(-9_223_372_036_854_775_808n)).toBe('-9223372036854775808');
  });

  it('is a text in quotes, with its own quotes doubled', () => {
    expect(athenaLiteral('')).toBe("''");
    expect(athenaLiteral("O'Brien")).toBe("'O''Brien'");
    expect(athenaLiteral(`"; drop table x; --`)).toBe(`'"; drop table x; --'`);
    expect(athenaLiteral('100')).toBe("'100'");
    expect(athenaLiteral('Zoë 東京 🎉')).toBe("'Zoë 東京 🎉'");
  });

  it('holds any text in one literal (property)', () => {
    fc.assert(
      fc.property(text, (each) => {
        const literal = athenaLiteral(each);
        const inside = literal.slice(1, -1);
        expect(literal).toBe(`'${inside}'`);
        expect(inside.replaceAll("''", '')).not.toContain("'");
        expect(inside.replaceAll("''", "'")).toBe(each);
      }),
    );
  });

  it('refuses what is no text of Unicode', () => {
    expect(() => athenaLiteral('a\0b')).toThrow(/NUL/);
    expect(() => athenaLiteral('a\ud800')).toThrow(/Unicode/);
    expect(() => athenaLiteral('\udc00a')).toThrow(/Unicode/);
    expect(() => athenaLiteral("'".repeat(600))).toThrow(/longer/);
  });

  it('refuses numbers that are not whole or not exact', () => {
    for (const number of [0.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => athenaLiteral(number)).toThrow(/whole/);
  });

  it('refuses every other type', () => {
    for (const value of [null, undefined, true, {}, [1], new Date()])
      expect(() => athenaLiteral(value as unknown as string)).toThrow(TypeError);
  });
});
