import type { AnswerRow, AnswerTable } from '#cli/release/answer-table.ts';
import type { Visit } from '#console/visit.ts';
import { ROLLED_UP_OTHERS } from '#core/hierarchy.ts';
import { printable } from '#core/printable.ts';

type Reader = Pick<Visit, 'words' | 'formats'>;

/** A value of a cell; of a roll-up the others of a level have a name of ours. */
export const valueText = ({ words }: Pick<Visit, 'words'>, value: string): string =>
  value === ROLLED_UP_OTHERS ? words.answers.others : printable(value);

/** What a cell is about, in a line; all people on both lists where it is about no value. */
export const rowLabel = (
  { words }: Pick<Visit, 'words'>,
  { values }: Pick<AnswerRow, 'values'>,
): string => {
  const told = values.filter((value) => value !== '').map((value) => valueText({ words }, value));
  return told.length === 0 ? words.answers.bothLists : told.join(' · ');
};

/** How far off a count is: as any, or near the threshold by what it can stand for; empty for exact ones. */
export const offText = (
  { words: { answers } }: Reader,
  { people, between, estimate }: AnswerRow,
  { plusMinus }: Pick<AnswerTable, 'plusMinus'>,
): string => {
  if (people === undefined || between === undefined || plusMinus === 0) return '';
  return estimate === undefined
    ? answers.half(plusMinus)
    : answers.near(between[0], between[1], estimate);
};

/** A count and how far off it is, in a line. */
export const countText = (
  reader: Reader,
  row: AnswerRow,
  table: Pick<AnswerTable, 'plusMinus'>,
): string => {
  const { answers } = reader.words;
  const { people, estimate } = row;
  if (people === undefined) return answers.suppressed;
  const off = offText(reader, row, table);
  if (off === '') return reader.formats.number(people);
  return estimate === undefined
    ? answers.plusMinus(people, table.plusMinus)
    : `${reader.formats.number(people)} (${off})`;
};
