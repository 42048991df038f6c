import type { z } from 'zod';
import type { Judged } from '#cli/match/judged.ts';
import { bits } from '#cli/match/table-lines.ts';
import { amount, count, percent, tableLines } from '#cli/render/table.ts';

type Judgement = z.infer<typeof Judged>;

const shareOf = (part: number, whole: number): string => (whole === 0 ? '' : percent(part / whole));

const bandLines = ({ bands }: Judgement): readonly string[] => [
  ...tableLines(
    ['points of a pair (bits)', 'pairs', 'right', 'precision of band', ''],
    bands.map(({ from, below, pairs, right, taken }) => [
      below === undefined ? `${bits(from)} and more` : `${bits(from)} to ${bits(below - 1)}`,
      count(pairs),
      count(right),
      shareOf(right, pairs),
      taken ? '' : 'not taken',
    ]),
    ['left', 'right', 'right', 'right', 'left'],
  ),
];

const differenceLines = ({ differs }: Judgement): readonly string[] =>
  differs.length === 0
    ? []
    : [
        '',
        ...tableLines(
          ['rows of one person differ by', 'pairs', 'found', 'not found', 'of 100 found'],
          differs.map(({ way, pairs, found }) => [
            way,
            count(pairs),
            count(found),
            count(pairs - found),
            shareOf(found, pairs),
          ]),
          ['left', 'right', 'right', 'right', 'right'],
        ),
      ];

/** What a table found of people whose truth is known. */
export const judgementLines = (judged: Judgement): readonly string[] => {
  const { people, onBoth, pairs, right, wrongWithinHousehold } = judged;
  return [
    `Of ${count(people.brand)} and ${count(people.publisher)} people ${count(onBoth)} are on both lists. ${amount(pairs, 'pair')} found, ${count(right)} of them right.`,
    `Precision ${percent(judged.precision)}, recall ${percent(judged.recall)}, F1 ${percent(judged.f1)}.`,
    `${amount(pairs - right, 'pair is', 'pairs are')} wrong, ${count(wrongWithinHousehold)} of them of two people who seem to live together.`,
    `A person has ${judged.tokensPerPerson.toFixed(1)} match keys. No identifier was looked at.`,
    '',
    ...bandLines(judged),
    ...differenceLines(judged),
  ];
};
