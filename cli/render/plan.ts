import { count } from '#cli/render/table.ts';
import { budgetSentence } from '#core/documents/dataset-budget.ts';
import type { PlanDocument } from '#core/documents/plan-document.ts';

const bytesText = (bytes: number): string =>
  bytes < 1_000_000
    ? `${count(Math.ceil(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Said before a question is paid for that asks for more cells than its lists can fill; undefined for any other. */
export const tooManyCells = ({
  cells,
  clearable,
  k,
  accuracy,
}: PlanDocument): string | undefined =>
  clearable >= cells
    ? undefined
    : `The lists are large enough for ${count(clearable)} of the ${count(cells)} cells at most: each needs about ${count(k + accuracy.noiseBound)} people, so ask by fewer or coarser values.`;

/** What a question would do, for people. */
export const planLines = (plan: PlanDocument): readonly string[] => {
  const { noise, noiseBound, noiseHalfWidth, roundTo } = plan.accuracy;
  return [
    `${plan.cells} cell(s) would come back, released or suppressed; a released one describes at least ${plan.k} people.`,
    noise === 'none'
      ? `Exact counts, rounded down to ${roundTo}.`
      : `Noise of at most ${noiseHalfWidth} in 95 of 100 answers, never more than ${noiseBound}; a cell needs about ${plan.k + noiseBound} people.`,
    ...cellLines(plan),
    plan.epsilon === 0
      ? 'It was paid for before: asking again is free.'
      : `It would spend epsilon ${plan.epsilon} of each dataset.`,
    ...plan.budgets.map((budget) => `  ${budgetSentence(budget)}`),
    `It would scan about ${bytesText(plan.scannedBytes)}.`,
  ];
};

const cellLines = (plan: PlanDocument): readonly string[] => {
  const warning = tooManyCells(plan);
  return warning === undefined ? [] : [warning];
};
