import {
  attributeText,
  codedValuesOf,
  declaredAttributes,
  settleAttributes,
  tableOf,
} from '#core/analyses/attributes.ts';
import type { DeclaredLists, QuestionAttribute } from '#core/analyses/base-question.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_ATTRIBUTE_VALUES } from '#core/limits.ts';
import { type TouchTypes, typesOf } from '#core/matching/histories.ts';
import type { QueryPart } from '#core/matching/vault-query.ts';

/** How many attributes of people, and of events, a question may count by. */
interface Most {
  readonly people: number;
  readonly events: number;
  readonly both: number;
}

/** Is it an attribute of events? */
export const isOfEvents = ({ dataset }: QuestionAttribute): boolean => dataset !== undefined;

/** The attribute of events that a question counts by, if it does. */
export const eventAttributeOf = (by: readonly QuestionAttribute[]): QuestionAttribute | undefined =>
  by.find(isOfEvents);

/** Whose attributes those of each list are. */
const OWNERS = {
  ...{ counted: 'people', other: 'people' },
  ...{ conversions: 'conversions', touches: 'touches' },
} as const;

/** Throws AirlockError('usage') with what a question counts by, and which attributes these lists have of each sort. */
export const askItBy = (takes: string, lists: DeclaredLists): never => {
  const sorts = Map.groupBy(declaredAttributes(lists), (each) => OWNERS[tableOf(lists, each)]);
  const declared = [...sorts].map(
    ([sort, attributes]) => `${attributes.map(attributeText).join(', ')} of ${sort}`,
  );
  throw new AirlockError('usage', `Ask it by ${takes}: there are ${declared.join(', and ')}.`);
};

/**
 * The attributes of that name, of people first. Throws AirlockError('usage') for what the lists do not declare, and for
 * more than the analysis counts by, with what it does count by.
 */
export const settleBy = (
  by: readonly string[],
  lists: DeclaredLists,
  { most, takes }: { readonly most: Most; readonly takes: string },
): QuestionAttribute[] => {
  const attributes = settleAttributes(by, lists);
  const events = attributes.filter(isOfEvents).length;
  const people = attributes.length - events;
  if (people <= most.people && events <= most.events && attributes.length <= most.both)
    return attributes;
  return askItBy(takes, lists);
};

/** Throws AirlockError('usage') where a value of the attribute is what the answer calls those without any. */
export const checkNone = (
  attribute: QuestionAttribute | undefined,
  none: string,
  lists: DeclaredLists,
): void => {
  if (attribute === undefined || !codedValuesOf(attribute, lists).includes(none)) return;
  throw new AirlockError(
    'usage',
    `The agreement has a value "${none}" of ${attributeText(attribute)}, which is what the answer calls those without one: declare it by another name.`,
  );
};

/** What counts longest and for least: codes that no touch has. */
const NO_TYPE = { days: 0, priority: 9 };

const touchTypes = ({ touches }: DeclaredLists): TouchTypes => {
  const { engagement, attributes = {}, lookBackDays = 0 } = touches ?? {};
  const coded = engagement && (attributes[engagement.attribute] ?? []).toSorted();
  const types = Array.from({ length: MAX_ATTRIBUTE_VALUES + 1 }, (_, code) => {
    if (coded === undefined) return code === 1 ? { days: lookBackDays, priority: 1 } : NO_TYPE;
    const type = engagement?.types[coded[code - 1] ?? ''];
    return type ? { days: type.lookBackDays, priority: type.priority } : NO_TYPE;
  });
  return {
    days: types.map(({ days }) => days),
    priorities: types.map(({ priority }) => priority),
  };
};

/** The look-back and the priority of every type of touch, as the agreement has them. */
export const declaredTypes = (lists: DeclaredLists): QueryPart => typesOf(touchTypes(lists));
