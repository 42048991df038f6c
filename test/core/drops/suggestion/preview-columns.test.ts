import fc from 'fast-check';
import { expect, it } from 'vitest';
import { previewColumns, shapeOf } from '#core/drops/suggestion/preview-columns.ts';

const previewOf = (texts: readonly (string | null)[]) =>
  previewColumns({ columns: ['Column'], rows: texts.map((text) => [text]) })[0];

const times = (text: string, count: number): string[] => Array.from({ length: count }, () => text);

it('shows how a value is written, and nothing of what it says', () => {
  expect(shapeOf(' Amélie.Arnaud0@example.org ')).toBe('aaaaaa.aaaaaa9@aaaaaaa.aaa');
  expect(shapeOf('+33 6 39 98')).toBe('+99 9 99 99');
  expect(shapeOf('渋谷 ２ 🎂')).toBe('aa 9 ·');
  expect(shapeOf('x'.repeat(99))).toBe(`${'a'.repeat(32)}…`);
});

it('leaves no letter or digit of any value in its shape', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(shapeOf(text).replaceAll(/[a9·…]/g, '')).not.toMatch(/[\p{L}\p{N}\p{M}]/u);
    }),
  );
});

it('shows three shapes of a column at most, and how much of it is empty', () => {
  expect(previewOf(['a1', null, 'b2', ' ', 'Ann', 'Bo', '1'])).toMatchObject({
    shapes: ['a9', 'aaa', 'aa'],
    empty: 2 / 7,
  });
  expect(previewOf([])).toEqual({ name: 'Column', shapes: [], empty: 0, values: [] });
});

it('names words that five rows share, the most frequent first, and none of fewer', () => {
  const texts = [...times('gold', 5), ...times('silver', 6), ...times('VIP of one shop', 4)];
  expect(previewOf(texts)?.values).toEqual([
    { text: 'silver', rows: 6 },
    { text: 'gold', rows: 5 },
  ]);
});

it('names no address, number or digest, however many rows have it', () => {
  const texts = ['a@example.org', '+33 639 980 001', '1980-12-31', 'ab'.repeat(32)];
  expect(previewOf(texts.flatMap((text) => times(text, 9)))?.values).toEqual([]);
});

it('names no value of a column that tells people apart', () => {
  const names = Array.from({ length: 41 }, (_, at) => `name ${'x'.repeat(at)}`);
  expect(previewOf(names.flatMap((name) => times(name, 9)))?.values).toEqual([]);
});
