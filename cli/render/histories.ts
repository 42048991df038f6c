import type { AnswerRow } from '#cli/release/answer-table.ts';
import { amount, count } from '#cli/render/table.ts';
import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { ReleaseSum } from '#core/documents/release.ts';

/** Whole smallest units with their point: `1,191,200.00`. */
export const unitsText = (units: number, decimals: number): string => {
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
  const [whole, rest] = [
    digits.slice(0, digits.length - decimals),
    digits.slice(digits.length - decimals),
  ];
  return `${units < 0 ? '-' : ''}${count(Number(whole))}${rest === '' ? '' : `.${rest}`}`;
};

/** What a sum is called, and in what it is told: `revenue (EUR)`. */
export const sumName = ({ says, unit }: ReleaseSum): string =>
  unit === '' ? says : `${says} (${unit})`;

/** Digits behind the point of what a sum comes to for each person: two at least, so that minutes are told in parts. */
const MEAN_DIGITS = 2;

/** A mean of smallest units as a number with its point: so many units, and how many digits stand behind it. */
export const meanUnits = (
  units: number,
  { decimals }: ReleaseSum,
): readonly [units: number, decimals: number] => {
  const more = Math.max(0, MEAN_DIGITS - decimals);
  return [Math.round(units * 10 ** more), decimals + more];
};

/** What a sum comes to for each person, and between what it is: `290.00 (281.10 to 298.90)`. */
export const meanText = (mean: AnswerRow['mean'], sum: ReleaseSum): string => {
  if (mean === undefined) return '';
  const [value, low, high] = [mean.value, mean.low, mean.high].map((units) =>
    unitsText(...meanUnits(units, sum)),
  );
  return `${value} (${low} to ${high})`;
};

/** What a column of means is called: `revenue for each (EUR)`. */
export const meanName = (sum: ReleaseSum): string =>
  sumName({ ...sum, says: `${sum.says} for each` });

const METHOD_WORDS = {
  last: 'the last touch of the best type within its look-back has all of a conversion',
  even: 'the last touches of the best type within their look-back share a conversion evenly',
  'u-shaped':
    'of the last touches of the best type within their look-back the first and the last have two fifths each',
  decay:
    'of the last touches of the best type within their look-back each has half as much for every seven days before',
} as const;

const methodLines = ({ question, contributions }: AnswerDocument): readonly string[] => {
  if (contributions === undefined) return [];
  const { conversions, touches } = contributions;
  const first =
    conversions === 1
      ? 'of each person the first conversion counts'
      : `of each person the first ${conversions} conversions count`;
  if (question.analysis === 'attribution')
    return [
      `${METHOD_WORDS[question.method]}; ${first}${question.method === 'last' ? '' : `, and of each the last ${amount(touches, 'touch', 'touches')}`}.`,
    ];
  return question.analysis === 'value' || question.analysis === 'event-lift' ? [`${first}.`] : [];
};

/** What the agreed clip can have done to a sum, and that no interval says it; nothing where nothing is clipped. */
const clipLines = ({ clip, says, unit, decimals }: ReleaseSum): readonly string[] => {
  if (clip === undefined) return [];
  const most = unitsText(clip, decimals);
  return [
    `Values over ${most} ${unit} count as ${most}: without that ${says}, in all and for each, can only be higher. Values below 0 count as 0: without that it can only be lower. Intervals hold the noise, and not this bias.`,
  ];
};

/** How far off each sum is, by its noise and by its clip. */
export const sumLines = (sums: readonly ReleaseSum[]): readonly string[] =>
  sums.flatMap((sum) => {
    const { step, noiseHalfWidth, decimals } = sum;
    const [width, steps] = [noiseHalfWidth, step].map((units) => unitsText(units, decimals));
    return [
      `${sumName(sum)}: give or take ${width} in 95 of 100 answers, told in steps of ${steps}.`,
      ...clipLines(sum),
    ];
  });

/** What is said of an answer that read events: how they count, how far off its sums are, and what it is not. */
export const historyLines = (answer: AnswerDocument): readonly string[] => {
  const { conversions, touches, analysis } = answer.question;
  if (conversions === undefined && touches === undefined) return [];
  return [
    ...methodLines(answer).map((line) => line.charAt(0).toUpperCase() + line.slice(1)),
    ...sumLines(answer.sums ?? []),
    ...(analysis === 'conversions'
      ? [
          'Exposed people are other people than those who were not: the difference is no effect. Ask "lift" for that.',
        ]
      : []),
    'Only people on both lists are in it.',
  ];
};
