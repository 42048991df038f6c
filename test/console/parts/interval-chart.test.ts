import { expect, it } from 'vitest';
import { IntervalChart, isTold } from '#console/parts/interval-chart.tsx';
import { WORDS } from '#console/words/words.ts';

const chart = (...between: readonly (readonly [low: number, high: number])[]): string =>
  String(
    IntervalChart({
      words: WORDS.en,
      title: 'Lift',
      legend: 'The line is nought.',
      heads: ['arm', 'points'],
      intervals: between.map(([low, high], at) => ({
        ...{ label: `arm ${at}`, low, high, value: (low + high) / 2, text: `${low} to ${high}` },
      })),
    }),
  );

it('tells an interval that leaves out nought by its shape, and not by its colour alone', () => {
  expect([
    isTold({ low: 0.1, high: 0.2 }),
    isTold({ low: -0.2, high: -0.1 }),
    isTold({ low: 0, high: 0.2 }),
    isTold({ low: -0.1, high: 0.2 }),
  ]).toEqual([true, true, false, false]);
  const points = [...chart([1, 3], [-1, 3]).matchAll(/<circle class="([^"]+)"/g)];
  expect(points.map(([, name]) => name)).toEqual(['mark-a', 'ring']);
});

it('has nought in sight wherever the intervals are, at one place in all rows', () => {
  const lines = (html: string) =>
    [...html.matchAll(/class="nought" d="M(\d+) 0V22"/g)].map(([, x]) => x);
  expect(lines(chart([10, 20], [15, 30]))).toEqual(['8', '8']);
  expect(lines(chart([-20, -10]))).toEqual(['432']);
  expect(lines(chart([0, 0]))).toEqual(['8']);
});

it('says its numbers in a table behind it, under the same words', () => {
  const html = chart([1, 3]);
  expect(html).toMatch(/<details>.*<caption>Lift<\/caption>.*1 to 3.*<\/details>/);
  expect(html).toContain('The line is nought.');
});
