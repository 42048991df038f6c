import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fieldAt,
  parseObject,
  pathsOf,
  wrapsRecords,
} from '#adapters/local/records/json-record.ts';

const at = (text: string, path: string) => fieldAt(parseObject(text) ?? {}, path);

describe('a field of a JSON object', () => {
  it.each<[string, string, string, string | null | undefined]>([
    [
      'a whole number above 2^53, to the last digit',
      '{"a":2456064425258417221}',
      'a',
      '2456064425258417221',
    ],
    ['such a one below zero', '{"a":-9007199254740993}', 'a', '-9007199254740993'],
    ['such a one with a tail', '{"a":9007199254740993.0}', 'a', '9007199254740993'],
    ['a number with a tail of zeros', '{"a":447400100000.0}', 'a', '447400100000'],
    ['an exponent as it is written, for digits may be gone', '{"a":4.474E11}', 'a', '4.474E11'],
    ['a text of digits', '{"a":"0047"}', 'a', '0047'],
    ['a truth value', '{"a":true}', 'a', 'true'],
    ['nothing', '{"a":null}', 'a', null],
    ['what is not there', '{"b":1}', 'a', null],
    ['what stands at a path', '{"a":{"b":{"c":"x"}}}', 'a.b.c', 'x'],
    ['a name with a dot in it, before a path', '{"a.b":"x","a":{"b":"y"}}', 'a.b', 'x'],
    ['a list of one', '{"a":["x"]}', 'a', 'x'],
    ['a list of several, once each', '{"a":["x","y","","x",null]}', 'a', 'x; y'],
    ['a list of none', '{"a":[]}', 'a', null],
    ['a path through a list', '{"a":[{"b":"x"},{"c":1},{"b":"y"}]}', 'a.b', 'x; y'],
    ['a place in a list', '{"a":[{"b":"x"},{"b":"y"}]}', 'a[1].b', 'y'],
    ['a NUL, which is left out', '{"a":"x\\u0000"}', 'a', 'x'],
    ['an object, which is no value', '{"a":{"b":1}}', 'a', undefined],
    ['a list of objects, which is none either', '{"a":[{"b":1}]}', 'a', undefined],
    ['what every object has', '{"a":1}', 'constructor', null],
  ])('is %s', (_, ...[text, path, field]) => {
    expect(at(text, path)).toBe(field);
  });

  it('keeps every whole number (property)', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (number) => {
        expect(at(`{"id":${number}}`, 'id')).toBe(String(number));
      }),
    );
  });

  it('is found at each path that is told (property)', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(
      fc.property(fc.dictionary(fc.string(), value), (object) => {
        const paths = pathsOf(object);
        for (const path of paths) expect(() => fieldAt(object, path)).not.toThrow();
        expect(pathsOf(object)).toEqual(paths);
      }),
    );
  });

  it('never overflows, however deep lists stand in each other', () => {
    const deep = `{"a":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    for (const path of ['a', 'a.b', 'a.0.b']) expect(() => at(deep, path)).not.toThrow();
    expect(() => at(`{"n":1e5,${deep.slice(1)}`, 'a.b')).not.toThrow();
  });
});

describe('an object around records', () => {
  it('is told from a record with a list', () => {
    expect(wrapsRecords({ data: [{ a: 1 }, { a: 2 }], next: null })).toBe(true);
    expect(wrapsRecords({ emails: ['a', 'b'] })).toBe(false);
    expect(wrapsRecords({ orders: [{ a: 1 }] })).toBe(false);
  });
});
