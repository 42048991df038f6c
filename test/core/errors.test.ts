import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '#core/canonical-json.ts';
import { AirlockError, assertNever } from '#core/errors.ts';
import {
  DROP_REFUSAL_ADVICE,
  DROP_REFUSALS,
  QUESTION_REFUSAL_ADVICE,
  QUESTION_REFUSALS,
} from '#core/refusals.ts';
import { sha256 } from '#core/sha256.ts';

describe('AirlockError', () => {
  it('is an Error with a code, and keeps what a library said apart from its message', () => {
    const cause = new Error('ada@example.org is bad');
    const error = new AirlockError('input', 'The file is bad: export it again.', { cause });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({ name: 'AirlockError', code: 'input', cause });
    expect(String(error)).not.toContain('ada@');
  });

  it('is not what an impossible case throws, nor does that show the value', () => {
    const impossible = (): never => assertNever('ada@example.org' as never);
    expect(impossible).toThrow(/unreachable/);
    expect(impossible).not.toThrow(/ada@/);
  });
});

describe('every refusal', () => {
  it('has its advice, in a plain half sentence', () => {
    expect(Object.keys(QUESTION_REFUSAL_ADVICE).sort()).toEqual([...QUESTION_REFUSALS].sort());
    expect(Object.keys(DROP_REFUSAL_ADVICE).sort()).toEqual([...DROP_REFUSALS].sort());
    const advice = { ...QUESTION_REFUSAL_ADVICE, ...DROP_REFUSAL_ADVICE };
    for (const says of Object.values(advice)) expect(says).toMatch(/^[a-z][^.]{20,}$/);
  });
});

describe('canonical JSON', () => {
  // RFC 8785, section 3.2.3: keys sort by UTF-16 units; the example without its escapes.
  it('sorts keys as RFC 8785 does', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const value = Object.fromEntries(keys.map((key, at) => [key, at]));
    const sorted = Object.keys(JSON.parse(canonicalJson(value)) as object);
    const expected = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
    expect(sorted.filter((key) => key !== '1')).toEqual(expected.filter((key) => key !== '1'));
    expect(canonicalJson(value).indexOf('"1"')).toBeLessThan(
      canonicalJson(value).indexOf('\u0080'),
    );
  });

  it('writes numbers as ECMAScript does, and no white space', () => {
    const value = { b: [1e21, 0.1, -0, 1.0, 1e-7], a: { d: null, c: true } };
    expect(canonicalJson(value)).toBe('{"a":{"c":true,"d":null},"b":[1e+21,0.1,0,1,1e-7]}');
  });

  it('leaves out what is undefined', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}');
  });

  it('is one text for one value, whatever the order of keys (property)', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const turned = JSON.parse(JSON.stringify(value), (_, each: Json) =>
          each !== null && typeof each === 'object' && !Array.isArray(each)
            ? Object.fromEntries(Object.entries(each).reverse())
            : each,
        ) as Json;
        const plain = JSON.parse(JSON.stringify(value)) as Json;
        expect(canonicalJson(turned)).toBe(canonicalJson(plain));
        expect(JSON.parse(canonicalJson(value))).toEqual(plain);
      }),
    );
  });
});

describe('sha256', () => {
  it('is FIPS 180-4 SHA-256 of the UTF-8 bytes', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(sha256('abc')).toBe(abc);
    expect(sha256(new TextEncoder().encode('abc'))).toBe(abc);
    expect(sha256('é')).toBe(sha256(Uint8Array.of(0xc3, 0xa9)));
  });
});
