import { amount, count, percent, tableLines } from '#cli/render/table.ts';
import { wrapped } from '#cli/render/wrap.ts';
import {
  type Learned,
  type LearnedOfOne,
  learnedBySpan,
  type NoisyTerms,
  periodsAYear,
} from '#core/privacy/accounting/learned.ts';

const HEADER = [
  'all answers of',
  'number',
  'of one person',
  'epsilon',
  'delta',
  'advantage',
  'found',
];
const ALIGN = ['left', 'right', 'left', 'right', 'right', 'right', 'right'] as const;

const SPANS: Readonly<Record<Exclude<Learned['span'], 'period'>, string>> = {
  answer: 'one question',
  year: 'a year',
  life: 'a life',
};

/** A share is not told to be the whole before it is. */
const short = (share: number, told: string, nearly: string): string =>
  share >= 0.9995 ? nearly : told;

const cellsOf = (
  of: string,
  { epsilon, delta, advantage, hitRate }: LearnedOfOne,
): readonly string[] => [
  of,
  epsilon.toFixed(2),
  delta.toExponential(1),
  short(advantage, advantage.toFixed(advantage < 0.995 ? 2 : 3), '> 0.999'),
  short(hitRate, percent(hitRate), '> 99.9 %'),
];

const rowsOf = (
  { budgetPeriodDays }: NoisyTerms,
  { span, answers, membership, attribute }: Learned,
): readonly (readonly string[])[] => [
  [
    span === 'period' ? amount(budgetPeriodDays, 'day') : SPANS[span],
    count(answers),
    ...cellsOf('is on a list', membership),
  ],
  ['', '', ...cellsOf('an attribute', attribute)],
];

const MEANING =
  'Advantage is how much more often the best test accuses somebody who is there than somebody who is not: 0 is a coin, 1 is certainty. Found is how many of those who are there, when it accuses 1 of 100 who are not. It knows everybody else. The table is of equal answers at the full price; what holds whatever is asked, at whatever prices, is the larger bound of how many guesses are right at most.';

const yearText = (terms: NoisyTerms): string => {
  const periods = periodsAYear(terms);
  const begun = `${periods === 1 ? 'One period begins' : `${periods} periods begin`} in a year`;
  const { lifetimeEpsilon: life } = terms;
  if (life !== undefined) return `${begun}; all of them together spend no more than a life.`;
  return `${begun}, and what they tell adds up. Nothing bounds a life: the agreement states no lifetimeEpsilon.`;
};

/** What answers tell of one person at most under these terms: by one, a period, a year and a life of them. */
export const learnedLines = (terms: NoisyTerms): readonly string[] => [
  ...tableLines(
    HEADER,
    learnedBySpan(terms).flatMap((learned) => rowsOf(terms, learned)),
    ALIGN,
  ).map((line) => `  ${line}`),
  ...[MEANING, yearText(terms)].flatMap((text) => wrapped(`  ${text}`, 2)),
];
