import { worthTelling } from '#cli/render/budget.ts';
import { fairnessLines, type Reader } from '#cli/render/fairness.ts';
import { sumLines } from '#cli/render/histories.ts';
import { count, tableLines } from '#cli/render/table.ts';
import { budgetSentence } from '#core/documents/party-budget.ts';
import type { PlanDocument } from '#core/documents/plan-document.ts';

const bytesText = (bytes: number): string =>
  bytes < 1_000_000
    ? `${count(Math.ceil(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** What the engine asks for it, if it asks money at all. */
const dollarsText = ({ dollars = 0 }: PlanDocument): string =>
  dollars === 0 ? '' : `, which costs the operator about $${dollars.toFixed(dollars < 1 ? 5 : 2)}`;

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
export const planLines = (plan: PlanDocument, reader?: Reader): readonly string[] => {
  const { noise, noiseBound, noiseHalfWidth, roundTo } = plan.accuracy;
  return [
    `${count(plan.cells)} cell(s) would come back, released or suppressed; a released one describes at least ${count(plan.k)} people.`,
    noise === 'none'
      ? `Exact counts, rounded down to ${roundTo}.`
      : `Noise of at most ${count(noiseHalfWidth)} in 95 of 100 answers, never more than ${count(noiseBound)}; a cell needs about ${count(plan.k + noiseBound)} people.`,
    ...sumLines(plan.sums ?? []),
    ...cellLines(plan),
    plan.epsilon === 0
      ? 'It was paid for before: asking again is free.'
      : `It would cost epsilon ${plan.epsilon} of what may be told about the people of either party.`,
    '',
    ...priceLines(plan),
    ...budgetsLines(plan),
    ...fairnessLines(plan.fairness, reader),
    `It would scan about ${bytesText(plan.scannedBytes)}${dollarsText(plan)}.`,
  ];
};

const PRICES = ['epsilon', 'give or take', 'never more than', 'a cell needs', 'answers left'];

/** What several prices would buy; exact counts have one price, which is said already. */
const priceLines = ({ prices, cheaper }: PlanDocument): readonly string[] => {
  if (cheaper === undefined) return [];
  const rows = prices.map((line) => [
    String(line.epsilon),
    `± ${count(line.noiseHalfWidth)}`,
    count(line.noiseBound),
    `about ${count(line.from)} people`,
    count(line.answers),
  ]);
  const align = PRICES.map(() => 'right' as const);
  const other = cheaper.noise === 'gaussian' ? 'laplace' : 'gaussian';
  return [
    ...tableLines(PRICES, rows, align),
    `For the ${count(cheaper.answers)} answers of that price that a period pays for, ${cheaper.noise} noise is the smaller one: ${other} would be about ${cheaper.factor} times as large.`,
    '',
  ];
};

/** What the question is paid from: what runs out first, and the rest of it. */
const budgetsLines = ({ budgets }: PlanDocument): readonly string[] => {
  const [first, ...rest] = worthTelling(budgets).map(budgetSentence);
  return first === undefined
    ? []
    : [`Runs out first: ${first}.`, ...rest.map((sentence) => `  ${sentence}.`)];
};

const cellLines = (plan: PlanDocument): readonly string[] => {
  const warning = tooManyCells(plan);
  return warning === undefined ? [] : [warning];
};
