import { type AnswerRow, answerTable, type Base } from '#cli/release/answer-table.ts';

import { answerTitle, releaseText } from '#cli/render/answer-title.ts';
import { experimentLines, experimentMeaning } from '#cli/render/experiment.ts';

import { fairnessLines, type Reader } from '#cli/render/fairness.ts';
import { historyLines, meanName, meanText, sumName, unitsText } from '#cli/render/histories.ts';
import { bar, count, percent, tableLines } from '#cli/render/table.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import { SUPPRESSION_ADVICE } from '#core/privacy/cell-outcome.ts';

/** One line that says what k and the noise mean for these numbers. */
const meaning = (release: AnswerDocument): string => {
  const suppressed = release.cells.filter(({ outcome }) => outcome === 'suppressed').length;
  const cells = `${count(suppressed)} of ${count(release.cells.length)} cells suppressed; a released cell describes at least ${count(release.k)} people`;
  return release.noise === 'none'
    ? `${cells}, rounded down to ${release.roundTo}. Exact counts (noise: none): comparing answers before and after a change can single people out.`
    : `${cells}; noise moves a count by at most ${count(release.noiseHalfWidth)} in 95 of 100 answers, never by more than ${count(release.noiseBound)}. Each count has its own noise: rows need not add up, nor stay below the size of a list.`;
};

/** What the suppressions of a release mean, a line each. */
const suppressionLines = (release: AnswerDocument): readonly string[] => {
  const reasons = new Set(
    release.cells.flatMap((cell) => (cell.outcome === 'suppressed' ? [cell.reason] : [])),
  );
  return [...reasons].map((reason) => `${reason}: ${SUPPRESSION_ADVICE[reason]}.`);
};

/** Suppressed rows that are still shown one by one; more of them would bury what was released. */
const SHOWN_SUPPRESSED = 3;

interface Column {
  readonly name: string;
  readonly text: (row: AnswerRow) => string;
  readonly align?: 'right';
}

const orNothing = (value: number | undefined, text: (value: number) => string): string =>
  value === undefined ? '' : text(value);

/** How far off a count is: as any, or near the threshold by what it can stand for. */
export const giveOrTake = ({ people, between, estimate }: AnswerRow, plusMinus: number): string => {
  if (people === undefined || between === undefined || plusMinus === 0) return '';
  return estimate === undefined
    ? `± ${count(plusMinus)}`
    : `${count(between[0])} to ${count(between[1])}, about ${count(estimate)}`;
};

const columnsOf = (release: AnswerDocument, base?: Base): readonly Column[] => {
  const { attributes, rows, plusMinus, sums, forEach } = answerTable(release, base);
  const most = Math.max(1, ...rows.map(({ people }) => people ?? 0));
  const column = (name: string, text: Column['text']): Column => ({ name, text, align: 'right' });
  return [
    ...attributes.map((name, at) => ({ name, text: ({ values }: AnswerRow) => values[at] ?? '' })),
    column('people', ({ people }) => orNothing(people, count) || 'suppressed'),
    ...sums.map((sum, at) =>
      column(sumName(sum), (row) =>
        orNothing(row.sums[at], (units) => unitsText(units, sum.decimals)),
      ),
    ),
    ...(forEach ? [column(meanName(forEach), ({ mean }) => meanText(mean, forEach))] : []),
    ...(plusMinus > 0 ? [column('give or take', (row) => giveOrTake(row, plusMinus))] : []),
    ...(rows.length > 1 ? [column('of released', ({ share }) => orNothing(share, percent))] : []),
    ...(rows.some(({ indexToTotal }) => indexToTotal !== undefined)
      ? [column('index to all', ({ indexToTotal }) => orNothing(indexToTotal, String))]
      : []),
    ...(base === undefined
      ? []
      : [column('index to base', ({ indexToBase }) => orNothing(indexToBase, String))]),
    { name: '', text: ({ people }) => orNothing(people, (each) => bar(each, most)) },
  ];
};

const tableOf = (release: AnswerDocument, base?: Base): readonly string[] => {
  const { rows } = answerTable(release, base);
  const columns = columnsOf(release, base);
  const suppressed = rows.filter(({ people }) => people === undefined);
  const folds = suppressed.length > SHOWN_SUPPRESSED && suppressed.length < rows.length;
  const shown = folds ? rows.filter(({ people }) => people !== undefined) : rows;
  return [
    ...tableLines(
      columns.map(({ name }) => name),
      shown.map((row) => columns.map(({ text }) => text(row))),
      columns.map(({ align }) => align ?? 'left'),
    ),
    ...(folds ? [`… and ${count(suppressed.length)} suppressed cells (--json names them)`] : []),
  ];
};

/** What the numbers near the threshold are, if there are any. */
const nearLines = ({ cells }: AnswerDocument): readonly string[] =>
  cells.some((cell) => cell.outcome === 'released' && cell.estimate !== undefined)
    ? [
        'A count with an interval of its own is near the threshold, where only noise upwards lets one out: it is too high on average, so go by the interval.',
      ]
    : [];

/**
 * What all answers so far tell about any one person, as it is when they are read. Where nothing bounds it, as
 * after an exact count, an epsilon only counts answers and is not said.
 */
const toldLines = ({ told = [] }: AnswerDocument): readonly string[] =>
  told.map(({ party, days, period, life, membership, attribute }) =>
    membership === 100
      ? `Nothing is promised about how much all answers so far told about anybody of ${party}.`
      : `All answers so far told epsilon ${period} in ${days} days, and ${life} in all, about anybody of ${party}: of 100 guesses at even odds at most ${membership} are right about whether somebody is on its lists, and ${attribute} about an attribute.`,
  );

/** What the numbers of a release mean, a line each. */
export const meaningLines = (release: AnswerDocument, reader?: Reader): readonly string[] => [
  ...experimentMeaning(release),
  ...historyLines(release),
  meaning(release),
  ...nearLines(release),
  ...suppressionLines(release),
  ...fairnessLines(release.fairness, reader),
  ...toldLines(release),
];

/** Beside what a release is shown, and to whom. */
interface Shown {
  readonly base?: Base;
  readonly reader?: Reader;
}

/** What a release says to people, whoever reads it: every declared cell, with a bar. */
export const releaseLines = (
  release: AnswerDocument,
  { base, reader }: Shown = {},
): readonly string[] => [
  ...tableOf(release, base),
  '',
  ...experimentLines(release),
  ...meaningLines(release, reader),
];

/** A release that is read again: what it answers, of when and about what, and what it says. */
export const shownLines = (release: AnswerDocument, shown: Shown = {}): readonly string[] => [
  answerTitle(release),
  releaseText(release),
  '',
  ...releaseLines(release, shown),
];

/** An answer for the people of a party, with what was asked. */
export const answerLines = (
  release: AnswerDocument,
  party: string,
  room?: Reader['room'],
): readonly string[] => {
  const { matchRate, repeated } = release;
  return [
    answerTitle(release),
    '',
    ...releaseLines(release, room && { reader: { party, room } }),
    ...(matchRate === undefined ? [] : [`Match rate: ${matchRate} of ${party}'s people.`]),
    `Release ${release.release}${repeated ? ` (answered before on the same versions, for epsilon ${release.epsilon}: free)` : `, for epsilon ${release.epsilon}`}.`,
  ];
};
