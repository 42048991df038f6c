import { expect, it } from 'vitest';
import { BarChart } from '#console/parts/bar-chart.tsx';
import { WORDS } from '#console/words/words.ts';

const chart = (bars: Parameters<typeof BarChart>[0]['bars'], limit?: number): string =>
  String(BarChart({ words: WORDS.en, title: 'Spent', heads: ['Span', 'Share'], bars, limit }));

const widths = (html: string): readonly string[] =>
  [...html.matchAll(/class="mark-a"[^>]* width="(\d+)"/g)].map(([, width = '']) => width);

it('bars are as long as their share of the longest, or of the limit', () => {
  const bars = [10, 5, 0].map((value) => ({ label: `l${value}`, value, text: `t${value}` }));
  expect(widths(chart(bars))).toEqual(['440', '220', '0']);
  expect(widths(chart(bars, 20))).toEqual(['220', '110', '0']);
});

it('a value below nought, and bars that are all nought, draw nothing', () => {
  expect(widths(chart([{ label: 'a', value: -3, text: '-3' }]))).toEqual(['0']);
});

it('the same numbers stand in a table, and an interval is drawn over its bar', () => {
  const html = chart([{ label: 'gold', value: 5, text: '5', interval: [4, 10] }]);
  expect(html).toMatch(/<th scope="row">gold<\/th><td class="number">5<\/td>/);
  expect(html).toContain('M176 7H440');
  expect(html).not.toContain('style=');
});
