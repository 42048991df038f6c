import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordSplitter } from '#adapters/duckdb/trail/record-splitter.ts';
import { MAX_EVENT_BYTES, MAX_JSON_NESTING } from '#core/audit/audit-limits.ts';

/** What a splitter finds in bytes that come in pieces of some sizes. */
const split = (bytes: Buffer, sizes: readonly number[] = []) => {
  const found = { records: [] as string[], broken: 0, tooLong: 0 };
  const splitter = new RecordSplitter({
    record: (text) => found.records.push(text.toString()),
    broken: () => {
      found.broken += 1;
    },
    tooLong: () => {
      found.tooLong += 1;
    },
  });
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    splitter.push(Buffer.from(bytes.subarray(at, at + size)));
    at += size;
  }
  return { ...found, isWhole: splitter.isWhole };
};

const value = fc.jsonValue({ maxDepth: 4, noUnicodeString: false });
const record = fc.dictionary(
  fc.string({ minLength: 1 }).map((key) => `k${key}`),
  value,
);
const records = fc.array(record, { maxLength: 8 });
const sizes = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 30 });

const FORMS = {
  lines: (all: readonly object[]) => all.map((each) => `${JSON.stringify(each)}\n`).join(''),
  'one after another': (all: readonly object[]) => all.map((each) => JSON.stringify(each)).join(''),
  'indented, one after another': (all: readonly object[]) =>
    all.map((each) => JSON.stringify(each, null, 2)).join('\r\n'),
  'a list': (all: readonly object[]) => JSON.stringify(all),
  'an indented list': (all: readonly object[]) => JSON.stringify(all, null, 1),
  'the list of an object': (all: readonly object[]) => JSON.stringify({ Records: all }),
  'the indented list of an object, among others': (all: readonly object[]) =>
    JSON.stringify({ a: { b: [1, '"Records":'] }, Events: all, next: null }, null, 2),
} as const;

describe('records are found whole, in their order, in whatever pieces their bytes come', () => {
  it.each(Object.entries(FORMS))('as %s', (_, written) => {
    fc.assert(
      fc.property(records, sizes, (all, pieces) => {
        const found = split(Buffer.from(written(all)), pieces);
        expect(found.records.map((text) => JSON.parse(text))).toEqual(
          JSON.parse(JSON.stringify(all)),
        );
        expect(found).toMatchObject({ broken: 0, tooLong: 0, isWhole: true });
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is cut off', () => {
  it('takes no record with it that came before', () => {
    fc.assert(
      fc.property(records, fc.nat(), (all, end) => {
        const text = Buffer.from(FORMS['the list of an object'](all));
        const cut = text.subarray(0, end % text.length);
        const found = split(cut);
        const whole = all.filter((_, at) => {
          const until = Buffer.from(JSON.stringify({ Records: all.slice(0, at + 1) })).length - 2;
          return cut.length >= until;
        });
        expect(found.records).toEqual(whole.map((each) => JSON.stringify(each)));
        expect(found.isWhole).toBe(cut.length === 0);
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['in a text', '{"a":{"b":"no end\n'],
    ['between two members', '{"a":{"b":1}\n'],
    ['after a comma', '{"a":1,\n'],
    ['by a bracket that does not fit', '{"a":[1}\n'],
    ['before it begins', '"a":1}\n'],
    ['in a word', 'trueish "and more"\n'],
  ])('%s takes no record with it that comes after', (_, cut) => {
    const found = split(Buffer.from(`{"first":1}\n${cut}{"next":2}\n{"last":3}\n`));
    expect(found.records).toEqual(['{"first":1}', '{"next":2}', '{"last":3}']);
    expect(found.broken).toBeGreaterThan(0);
  });
});

describe('whatever bytes come', () => {
  it('nothing but records is handed on, each balanced', () => {
    const sign = fc.constantFrom(...'{}[]",:\\ \na1', '"Records":[');
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), sizes, (signs, pieces) => {
        const bytes = Buffer.from(signs.join(''));
        const found = split(bytes, pieces);
        expect(found).toEqual(split(bytes));
        for (const text of found.records) expect(text).toMatch(/^[{[][\s\S]*[}\]]$/);
      }),
      { numRuns: 500 },
    );
  });

  it('a record that is too long is counted, whichever way it is, and the next one is found', () => {
    const long = JSON.stringify({ a: 'x'.repeat(MAX_EVENT_BYTES) });
    const bytes = Buffer.from(`{"Records":[${long},{"b":1}]}`);
    const pieces = Array.from({ length: 100 }, () => 64 * 1024);
    for (const found of [split(bytes), split(bytes, pieces)])
      expect(found).toEqual({ records: ['{"b":1}'], broken: 0, tooLong: 1, isWhole: true });
  });

  it('a record of any depth ends where it ends', () => {
    const deep = `{"a":${'['.repeat(5 * MAX_JSON_NESTING)}${']'.repeat(5 * MAX_JSON_NESTING)}}`;
    expect(split(Buffer.from(`[${deep},{"b":1}]`)).records).toEqual([deep, '{"b":1}']);
  });
});
