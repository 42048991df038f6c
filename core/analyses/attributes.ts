import { z } from 'zod';
import {
  type BaseQuestion,
  type DeclaredLists,
  QuestionAttribute,
} from '#core/analyses/base-question.ts';
import { codedValues } from '#core/attribute-codes.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_CROSSED_ATTRIBUTES } from '#core/limits.ts';
import { PLACES, type PlacedColumns } from '#core/matching/match-columns.ts';

/** Attributes to count by, as `party.attribute`. */
export const AttributesWritten = z
  .array(z.string().max(80))
  .max(MAX_CROSSED_ATTRIBUTES)
  .default([]);

/** The same, in the order in which the agreement declares them. */
export const AttributesSettled = z.array(QuestionAttribute).max(MAX_CROSSED_ATTRIBUTES);

/** How a question and its answer write an attribute. */
export const attributeText = ({ party, attribute }: QuestionAttribute): string =>
  `${party}.${attribute}`;

/** The attributes of that name. Throws AirlockError('usage') if the lists declare none, or one stands twice. */
export const settleAttributes = (
  written: readonly string[],
  { counted, other }: DeclaredLists,
): QuestionAttribute[] => {
  const known = [counted, other].flatMap(({ party, attributes }) =>
    Object.keys(attributes).map((attribute) => ({ party, attribute })),
  );
  const names = known.map(attributeText);
  if (!written.every((each) => names.includes(each)))
    throw new AirlockError(
      'usage',
      `The agreement declares no such attribute: choose among ${names.join(', ')}.`,
    );
  if (new Set(written).size !== written.length)
    throw new AirlockError('usage', 'An attribute is named twice.');
  return known.filter((attribute) => written.includes(attributeText(attribute)));
};

/** The columns of attributes, each at its place. */
export const placedColumns = (
  { counted }: BaseQuestion,
  by: readonly QuestionAttribute[],
): PlacedColumns =>
  Object.fromEntries(
    by.map(({ party, attribute }, at) => [
      PLACES[at],
      { table: party === counted.party ? 'counted' : 'other', column: attribute },
    ]),
  );

/** The declared values of an attribute, as the agreement has them. */
export const valuesOf = (
  { party, attribute }: QuestionAttribute,
  { counted, other }: DeclaredLists,
): readonly string[] => (party === counted.party ? counted : other).attributes[attribute] ?? [];

/** The values of an attribute in the order of the codes by which the vault tells them, which begin at 1. */
export const codedValuesOf = (
  attribute: QuestionAttribute,
  lists: DeclaredLists,
): readonly string[] => codedValues(valuesOf(attribute, lists));
