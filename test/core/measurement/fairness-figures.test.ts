import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { FAIRNESS_FIGURES, fairnessFigures, leastRatio } from '#proof/bench/fairness/figures.ts';
import { fairnessPlot } from '#proof/bench/fairness/plot.ts';
import { betweenMarks } from '#proof/bench/page/between-marks.ts';

test('the figures of docs/fairness.md are what the formula gives: else run "node proof/bench/fairness.ts"', async () => {
  const page = await readFile(
    new URL(`../../../${FAIRNESS_FIGURES.page}`, import.meta.url),
    'utf8',
  );
  expect(betweenMarks(page, fairnessFigures(), FAIRNESS_FIGURES)).toBe(page);
});

test('the picture of docs/fairness.md is what an answer gives: else run "node proof/bench/fairness.ts"', async () => {
  const committed = new URL('../../../docs/fairness.svg', import.meta.url);
  expect(fairnessPlot()).toBe(await readFile(committed, 'utf8'));
});

test('larger lists and dearer answers tell smaller differences', () => {
  const [small, large] = [leastRatio(10_000, 0.25) ?? 0, leastRatio(100_000, 0.25) ?? 0];
  expect(small).toBeLessThan(large);
  expect(small).toBeLessThan(leastRatio(10_000, 1) ?? 0);
  expect(leastRatio(500, 0.1)).toBeUndefined();
});
