import type { Analysis } from '#core/analyses/analysis.ts';
import {
  AttributesSettled,
  AttributesWritten,
  attributeText,
  settleAttributes,
  tableOf,
  valuesOf,
} from '#core/analyses/attributes.ts';
import type {
  BaseQuestion,
  DeclaredLists,
  QuestionAttribute,
} from '#core/analyses/base-question.ts';
import { cellsBy } from '#core/analyses/cells-by.ts';
import { countedAsSegments } from '#core/analyses/segments.ts';
import { AirlockError } from '#core/errors.ts';
import { type Counts, countColumn } from '#core/privacy/exact/count-table.ts';
import type { ChangeVector, Protects, Sensitivity } from '#core/privacy/sensitivity.ts';

/** Of whom a cell counts: the matched people whom the filters let in, or all people of the list. */
export const AUDIENCE = {
  name: 'audience',
  selected: 'selected',
  everybody: 'everybody',
} as const;
type Audience = typeof AUDIENCE.selected | typeof AUDIENCE.everybody;

const written = { by: AttributesWritten };
const settled = { by: AttributesSettled.length(1) };
type RepresentationQuestion = BaseQuestion & { readonly by: readonly QuestionAttribute[] };

const cellOf = (by: Readonly<Record<string, string>>, audience: Audience) => ({
  ...by,
  [AUDIENCE.name]: audience,
});

/** The cells of everybody: all declared values, as none of them is filtered by. */
export const everybodyBy = (
  attribute: QuestionAttribute,
  lists: DeclaredLists,
  peopleOf: (value: string) => number | undefined,
): Counts =>
  countColumn(
    valuesOf(attribute, lists).map((value) => ({
      by: cellOf({ [attributeText(attribute)]: value }, AUDIENCE.everybody),
      people: peopleOf(value),
    })),
    undefined,
  );

const withEverybody = (
  vectors: readonly ChangeVector[],
  everybody: ChangeVector,
): readonly ChangeVector[] =>
  vectors.map((vector) => [...vector, ...everybody].sort((one, other) => other - one));

/**
 * What somebody does to the selected is what they do to segments by the attribute; of the list that the attribute is of,
 * one person more or less is one of everybody too, and a changed value is one more here and one less there.
 */
const sensitivity = (question: RepresentationQuestion, protects: Protects): Sensitivity => {
  const selected = cellsBy(question, question.by, protects);
  const everybody = protects === 'attributes' ? [1, 1] : [1];
  const owns = (table: string): boolean =>
    question.by.some((attribute) => tableOf(question, attribute) === table);
  return {
    counted: withEverybody(selected.counted, owns('counted') ? everybody : []),
    other: withEverybody(selected.other, owns('other') ? everybody : []),
  };
};

/**
 * Whom an audience leaves out: by one attribute, how many matched people have each value, and how many of everybody on
 * the list that the attribute is of. What rates these make is worked out from what was released (core/measurement/).
 */
export const representation: Analysis<typeof written, typeof settled> = {
  invitation: '"representation" by one attribute',
  written,
  settled,
  takesFilters: true,
  needsNoise: true,
  countsEverybody: true,
  refusesFilter: (filter, { by }) =>
    by.map(attributeText).includes(attributeText(filter))
      ? 'by which it counts: of the values that a filter leaves out nobody is selected, and no answer is needed to say so'
      : undefined,
  settle: ({ by }, lists) => {
    const attributes = settleAttributes(by, lists);
    if (attributes.length === 1) return { by: attributes };
    throw new AirlockError(
      'usage',
      'Representation is by one attribute: name it as party.attribute, and by others ask again.',
    );
  },
  ...countedAsSegments,
  sensitivity,
  count: (question, lists, rows) =>
    countedAsSegments.count(question, lists, rows).map(({ cells, ...counts }) => ({
      ...counts,
      cells: cells.map((cell) => ({ ...cell, by: cellOf(cell.by, AUDIENCE.selected) })),
    })),
};
