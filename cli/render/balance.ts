import { armName, chanceText, type TextTable } from '#cli/render/experiment-words.ts';
import { count, percent } from '#cli/render/table.ts';
import type { BalanceReading } from '#core/documents/balance-reading.ts';

/** The arms side by side: what part of the people of each has each value. */
export const balanceTable = ({ attribute, arms }: BalanceReading): TextTable => {
  const values = (arms[0]?.shares ?? []).map(({ value }) => value);
  return {
    heads: [attribute, ...arms.map(armName)],
    rows: [
      ...values.map((value, at) => [
        value,
        ...arms.map(({ shares }) => percent(shares[at]?.share ?? 0)),
      ]),
      ['people', ...arms.map(({ people }) => count(people))],
    ],
  };
};

/** What one in twenty experiments shows of its arms by chance. */
const RARE = 0.05;

const chanceLine = ({ attribute, chance }: BalanceReading): string => {
  if (chance === undefined)
    return `The arms were not compared by ${attribute}: fewer than two values of it came out in every arm. Pay more for the answer, or ask by an attribute of fewer values.`;
  const p = chanceText(chance.p);
  if (chance.mismatch)
    return `The arms are not alike in ${attribute} (${p}): chance and noise make arms that differ as much less than once in 1,000 experiments. Something other than chance decided who is in which, or who of them is on both lists. Trust no lift of this experiment before you know what.`;
  const often = `chance and noise alone make arms that differ as much, or more, in ${count(Math.round(1000 * chance.p))} of 1,000 experiments`;
  return chance.p < RARE
    ? `The arms differ more in ${attribute} than most that chance made (${p}): ${often}. Of twenty attributes one does; ask by others that were fixed before the treatment.`
    : `The arms are alike in ${attribute}, as far as chance and noise let see (${p}): ${often}.`;
};

/** What a balance means, a line each. */
export const balanceMeaning = (reading: BalanceReading): readonly string[] => [
  chanceLine(reading),
  `It is about people on both lists, and about ${reading.attribute} alone; what people did after the treatment could change says nothing here.`,
  ...(reading.leftOut.length === 0
    ? []
    : [
        `Not compared, as it is suppressed in an arm: ${reading.leftOut.join(', ')}. Shares are of people with the other values.`,
      ]),
  ...(reading.nearThreshold
    ? [
        'A count near the threshold is in it, which is too high on average: the arms may seem less alike than they are.',
      ]
    : []),
];
