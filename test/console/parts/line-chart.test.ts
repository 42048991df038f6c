import { expect, it } from 'vitest';
import { type Line, LineChart } from '#console/parts/line-chart.tsx';
import { FORMATS } from '#console/words/formats.ts';
import { WORDS } from '#console/words/words.ts';

const chartOf = (lines: readonly Line[], along: readonly string[]): string =>
  String(
    LineChart({
      ...{ words: WORDS.en, title: 'Over time', head: 'At', untold: 'suppressed' },
      ...{ number: FORMATS.en.number, lines, along },
    }),
  );

const point = (value: number) => ({
  ...{ value, text: String(value), interval: [value - 5, value + 5] as const },
});

it('draws a band and a mark for each point, highest at the top', () => {
  const html = chartOf([{ label: 'people', points: [point(45), point(95)] }], ['May', 'June']);
  expect(html.match(/<circle/g)).toHaveLength(2);
  const [low = 0, high = 0] = [...html.matchAll(/cy="(\d+)"/g)].map(([, y]) => Number(y));
  expect(high).toBeLessThan(low);
  expect(html).toContain('fill-opacity="0.15"');
  expect(html).toContain('<title>Over time</title>');
});

it('has the numbers as a table, with a word where nothing is told, and a gap in the line', () => {
  const html = chartOf(
    [{ label: 'people', points: [point(45), undefined, point(95)] }],
    ['May', 'June', 'July'],
  );
  expect(html).toContain('suppressed');
  expect(html.match(/fill-opacity/g)).toHaveLength(2);
});

it('tells lines apart by marks and dashes, and draws no more than it has of those', () => {
  const points = [point(45), point(95)];
  const lines = ['a', 'b', 'c', 'd'].map((label) => ({ label, points }));
  const html = chartOf(lines, ['May', 'June']);
  for (const sign of ['●', '■', '▲']) expect(html).toContain(sign);
  expect(html.match(/<li>/g)).toHaveLength(3);
});

it('draws one point in the middle, and nothing where there is none', () => {
  expect(chartOf([{ label: 'people', points: [point(45)] }], ['May'])).toContain('<circle');
  expect(chartOf([], [])).not.toContain('NaN');
});
