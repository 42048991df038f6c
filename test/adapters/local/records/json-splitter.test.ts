import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonSplitter } from '#adapters/local/records/json-splitter.ts';
import { MAX_RECORD_BYTES } from '#core/source-limits.ts';

const cut = (text: string, size: number) => {
  const splitter = new JsonSplitter();
  const pieces = [];
  for (let at = 0; at < text.length; at += size)
    pieces.push(...splitter.push(text.slice(at, at + size)));
  const end = splitter.end();
  return { pieces: [...pieces, ...end.pieces], cut: end.cut };
};

const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue()), { maxLength: 6 });
const LAYOUTS: readonly ((all: readonly object[]) => string)[] = [
  (all) => JSON.stringify(all),
  (all) => JSON.stringify(all, null, 2),
  (all) => all.map((each) => JSON.stringify(each)).join('\n'),
  (all) => all.map((each) => JSON.stringify(each, null, 1)).join('\n'),
  (all) => all.map((each) => `[${JSON.stringify(each)}]`).join(' '),
];

describe('a JSON text', () => {
  it('gives its objects, however it is laid out and wherever it is cut (property)', () => {
    fc.assert(
      fc.property(
        objects,
        fc.constantFrom(...LAYOUTS),
        fc.integer({ min: 1, max: 40 }),
        (all, layout, size) => {
          const { pieces, cut: open } = cut(layout(all), size);
          expect(pieces.map(({ text }) => JSON.parse(text ?? ''))).toEqual(
            JSON.parse(JSON.stringify(all)),
          );
          expect(open).toBe(false);
        },
      ),
    );
  });

  it('gives the line on which each begins', () => {
    const { pieces } = cut('[\n {"a": 1},\n\n {\n  "b": "x"\n },\n 7, {"c":1} ]', 3);
    expect(pieces.map(({ line }) => line)).toEqual([2, 4, 7, 7]);
  });

  it.each(['[{"a":1}', '[{"a":1},{"b":', '[{"a":"x', '{"a":[1'])('is cut if %s is all', (text) => {
    expect(cut(text, 2).cut).toBe(true);
  });

  it('costs one value where one is too long, and holds no more than that', () => {
    const long = `{"a":"${'x'.repeat(2 * MAX_RECORD_BYTES)}"}`;
    const { pieces } = cut(`[{"b":1},\n${long},{"c":1}]`, 65_536);
    expect(pieces).toEqual([
      { line: 1, text: '{"b":1}' },
      { line: 2, text: undefined },
      { line: 2, text: '{"c":1}' },
    ]);
  });

  it('that is none never throws (property)', () => {
    const text = fc.string({ unit: fc.constantFrom(...'{}[]",\\:a1 \n'), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (each, size) => {
        const joined = cut(each, size)
          .pieces.map(({ text: piece }) => piece)
          .join('');
        expect(joined.length).toBeLessThanOrEqual(each.length);
      }),
    );
  });
});
