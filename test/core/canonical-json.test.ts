import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type Json } from '#core/canonical-json.ts';

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

  it('is what another implementation of RFC 8785 writes (property)', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      { numRuns: 500 },
    );
  });
});
