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
import { nearestName } from '#core/nearest-name.ts';

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

/** Where the attributes of a question are read: two lists of people, and the events of either. */
export const READ_TABLES = ['counted', 'other', 'conversions', 'touches'] as const;
type ReadTable = (typeof READ_TABLES)[number];

/** Which of them an attribute is read of. */
export const tableOf = (
  { counted }: { readonly counted: { readonly party: string } },
  { party, dataset }: QuestionAttribute,
): ReadTable => {
  const isCounted = party === counted.party;
  if (dataset !== undefined) return isCounted ? 'conversions' : 'touches';
  return isCounted ? 'counted' : 'other';
};

/** All attributes of the lists of a question, of people first. */
export const declaredAttributes = (lists: DeclaredLists): readonly QuestionAttribute[] =>
  READ_TABLES.flatMap((table) => {
    const list = lists[table];
    const dataset = list && 'dataset' in list ? { dataset: list.dataset } : {};
    return Object.keys(list?.attributes ?? {}).map((attribute) => ({
      ...{ party: list?.party ?? '', ...dataset, attribute },
    }));
  });

/** What is wrong with the first attribute that the lists do not have. It is repeated only where the agreement has it. */
const unknownAttribute = (
  written: readonly string[],
  { names, anywhere = [] }: { readonly names: readonly string[] } & Pick<DeclaredLists, 'anywhere'>,
): string => {
  const at = written.findIndex((each) => !names.includes(each));
  const unknown = written[at] ?? '';
  const choose = `choose among ${names.join(', ')}`;
  if (anywhere.includes(unknown))
    return `"${unknown}" is of a list that this question does not read: ${choose}.`;
  const meant = nearestName(unknown, names);
  const hints = [
    ...(written.length > 1 ? [`number ${at + 1} of those that are named`] : []),
    ...(meant === undefined ? [] : [`did you mean ${meant}?`]),
  ];
  const hint = hints.length === 0 ? '' : ` (${hints.join('; ')})`;
  return `The agreement declares no such attribute${hint}: ${choose}.`;
};

/** The attributes of that name. Throws AirlockError('usage') if the lists declare none, or one stands twice. */
export const settleAttributes = (
  written: readonly string[],
  lists: DeclaredLists,
): QuestionAttribute[] => {
  const known = declaredAttributes(lists);
  const names = known.map(attributeText);
  if (!written.every((each) => names.includes(each)))
    throw new AirlockError('usage', unknownAttribute(written, { ...lists, names }));
  if (new Set(written).size !== written.length)
    throw new AirlockError('usage', 'An attribute is named twice.');
  return known.filter((attribute) => written.includes(attributeText(attribute)));
};

/** The columns of attributes, each at its place. */
export const placedColumns = (
  question: BaseQuestion,
  by: readonly QuestionAttribute[],
): PlacedColumns =>
  Object.fromEntries(
    by.map((attribute, at) => [
      PLACES[at],
      { table: tableOf(question, attribute), column: attribute.attribute },
    ]),
  );

/** The declared values of an attribute, as the agreement has them. */
export const valuesOf = (attribute: QuestionAttribute, lists: DeclaredLists): readonly string[] =>
  lists[tableOf(lists, attribute)]?.attributes[attribute.attribute] ?? [];

/** The values of an attribute in the order of the codes by which the vault tells them, which begin at 1. */
export const codedValuesOf = (
  attribute: QuestionAttribute,
  lists: DeclaredLists,
): readonly string[] => codedValues(valuesOf(attribute, lists));
