import type { AnswerRow, AnswerTable } from '#cli/release/answer-table.ts';
import type { Visit } from '#console/visit.ts';
import { AUDIENCE } from '#core/analyses/representation.ts';
import { ROLLED_UP_OTHERS } from '#core/hierarchy.ts';
import { printable } from '#core/printable.ts';

type Reader = Pick<Visit, 'words' | 'formats'>;

/** A value of a cell by what it is of: of a roll-up the others of a level, and of a representation whom it counts, have names of ours. */
export const valueText = (
  { words }: Pick<Visit, 'words'>,
  value: string,
  attribute: string | undefined,
): string => {
  const { audience, others } = words.answers;
  if (value === ROLLED_UP_OTHERS) return others;
  if (attribute !== AUDIENCE.name) return printable(value);
  return value === AUDIENCE.selected ? audience.selected : audience.everybody;
};

/** What an attribute is called; whom a representation counts is of no list. */
export const attributeName = ({ words }: Pick<Visit, 'words'>, name: string): string =>
  name === AUDIENCE.name ? words.answers.audience.name : name;

/** What a cell is about, in a line; all people on both lists where it is about no value. */
export const rowLabel = (
  reader: Pick<Visit, 'words'>,
  { values }: Pick<AnswerRow, 'values'>,
  { attributes }: Pick<AnswerTable, 'attributes'>,
): string => {
  const told = values.flatMap((value, at) =>
    value === '' ? [] : [valueText(reader, value, attributes[at])],
  );
  return told.length === 0 ? reader.words.answers.bothLists : told.join(' · ');
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
