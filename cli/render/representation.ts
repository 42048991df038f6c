import type { TextTable } from '#cli/render/experiment-words.ts';
import { count } from '#cli/render/table.ts';
import type { RepresentationReading } from '#core/documents/representation-reading.ts';

type ReadValue = RepresentationReading['values'][number];
type Bounds = ReadValue['rate'];

const inPercent = (share: number): string => (100 * share).toFixed(1);
const asRatio = (ratio: number): string => ratio.toFixed(2);

/** A rate or a ratio with what it is between; one whose count is suppressed is at most so much. */
const between = (
  { value, low, high }: Bounds,
  text: (value: number) => string,
  unit = '',
): string =>
  value === undefined
    ? `at most ${text(high)}${unit}`
    : `${text(value)}${unit} (${text(low)} to ${text(high)})`;

const VERDICT_WORDS: Readonly<Record<NonNullable<ReadValue['fourFifths']>, string>> = {
  below: 'below',
  'not-below': 'not below',
  'cannot-tell': 'cannot tell',
};

/** What part of the people of each value is selected, and how that is to the highest part. */
export const representationTable = ({
  attribute,
  values,
  highest,
}: RepresentationReading): TextTable => ({
  heads: [attribute, 'selected', 'of', 'rate', 'to the highest', 'four fifths'],
  rows: values.map(({ value, selected, everybody, rate, ratio, fourFifths }) => [
    value === highest ? `${value} (highest)` : value,
    selected === undefined ? 'suppressed' : count(selected),
    count(everybody),
    between(rate, inPercent, ' %'),
    ratio === undefined ? '' : between(ratio, asRatio),
    fourFifths === undefined ? '' : VERDICT_WORDS[fourFifths],
  ]),
});

const named = (values: readonly ReadValue[]): string =>
  values
    .map(({ value, ratio }) => (ratio ? `${value} ${between(ratio, asRatio)}` : value))
    .join('; ');

const verdictLine = ({ attribute, values }: RepresentationReading): string => {
  const of = (verdict: ReadValue['fourFifths']) =>
    values.filter(({ fourFifths }) => fourFifths === verdict);
  const [below, open] = [of('below'), of('cannot-tell')];
  if (values.every(({ fourFifths }) => fourFifths === undefined))
    return `Nothing is compared by ${attribute}: too few counts came out, or too vaguely to compare with. Pay more for the answer, or ask by an attribute of fewer values.`;
  return [
    below.length === 0
      ? `By ${attribute} no value is shown to be below four fifths of the highest rate.`
      : `Below four fifths of the highest rate, for all that the noise leaves open: ${named(below)}. So many fewer of these people are reached: find out why, and whether the purpose needs it.`,
    ...(open.length === 0
      ? []
      : [
          `It cannot be told of ${named(open)}, as noise may have made it either: a dearer answer, a larger list or fewer values tell more.`,
        ]),
  ].join(' ');
};

/** A rate that is too vague to compare with may be the highest all the same. */
const vagueLine = ({ values }: RepresentationReading): readonly string[] => {
  const vague = values.filter(({ reference }) => !reference).map(({ value }) => value);
  return vague.length === 0
    ? []
    : [
        `Nobody is compared with ${vague.join(', ')}, whose own rate is not known to within four fifths.`,
      ];
};

/** What a representation means, and what it does not, a line each. */
export const representationMeaning = (reading: RepresentationReading): readonly string[] => [
  verdictLine(reading),
  ...vagueLine(reading),
  'Four fifths is a rule of thumb of the United States for selection in employment (29 CFR 1607.4(D), 1978), used elsewhere for want of a better one. Below it is a sign that somebody has to explain, and no proof of discrimination; not below it is no proof of none. A small difference can matter, a large one can have a lawful reason, and what an attribute that nobody declared would show is not seen.',
  'In brackets is what the true numbers are between, all of them at once in 95 of 100 answers, by the noise. They are about the people of these lists, and say nothing of chance in whom a larger public would bring.',
  ...(reading.leftOut.length === 0
    ? []
    : [
        `Not looked at, as too few people of the list are of it: ${reading.leftOut.join(', ')}. Whoever is few is easily overlooked.`,
      ]),
];
