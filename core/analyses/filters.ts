import {
  attributeText,
  codedValuesOf,
  READ_TABLES,
  settleAttributes,
  tableOf,
  valuesOf,
} from '#core/analyses/attributes.ts';
import type { BaseQuestion, DeclaredLists, Filter } from '#core/analyses/base-question.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_ATTRIBUTE_VALUES } from '#core/limits.ts';
import { PLACES, type PlacedColumns } from '#core/matching/match-columns.ts';
import type { ColumnName, MatchFilter } from '#core/matching/vault-query.ts';

/**
 * The values that a question is limited to, by their attributes as `party.attribute`, in the one form of equal questions: attributes and values in the order in which the agreement declares
 * them. One that names every value leaves nobody out and is none. Undefined if none is left. Throws
 * AirlockError('usage') for what the lists do not declare.
 */
export const settleFilters = (
  written: Readonly<Record<string, readonly string[]>>,
  lists: DeclaredLists,
): Filter[] | undefined => {
  const filters = settleAttributes(Object.keys(written), lists).map((attribute) => {
    const name = attributeText(attribute);
    const declared = valuesOf(attribute, lists);
    const named = written[name] ?? [];
    if (named.every((value) => declared.includes(value)))
      return { ...attribute, values: declared.filter((value) => named.includes(value)) };
    throw new AirlockError(
      'usage',
      `${name} has no such value in the agreement: choose among ${declared.map(asNamed).join(', ')}.`,
    );
  });
  const narrowing = filters.filter(
    ({ values, ...attribute }) => values.length < valuesOf(attribute, lists).length,
  );
  return narrowing.length === 0 ? undefined : narrowing;
};

/** As `ask --where` takes it: a value with a comma stands in quotes. */
const asNamed = (value: string): string => (value.includes(',') ? `"${value}"` : value);

type Filtered = Pick<BaseQuestion, 'counted' | 'where'>;

const columnOf = (question: Filtered, filter: Filter): ColumnName => ({
  table: tableOf(question, filter),
  column: filter.attribute,
});

const isSame = (one: ColumnName | undefined, other: ColumnName): boolean =>
  one?.table === other.table && one.column === other.column;

/** The columns that a question counts by, and behind them those that decide whether a match counts at all. */
export const columnsWithFilters = (question: Filtered, by: PlacedColumns): PlacedColumns => {
  const counted = Object.values(by);
  const alone = (question.where ?? [])
    .map((filter) => columnOf(question, filter))
    .filter((column) => !counted.some((each) => isSame(each, column)));
  const columns = [...counted, ...alone];
  if (columns.length <= PLACES.length)
    return Object.fromEntries(columns.map((column, at) => [PLACES[at], column]));
  throw new AirlockError(
    'usage',
    `A question reads at most ${PLACES.length} attributes, those of its filters among them: leave one out.`,
  );
};

/** A digit for each code from 0 to the largest: 1 where it is named, all where no filter says which. */
const digitsOf = (codes?: readonly number[]): string =>
  Array.from({ length: MAX_ATTRIBUTE_VALUES + 1 }, (_, code) =>
    codes === undefined || codes.includes(code) ? '1' : '0',
  ).join('');

/** For each place the digits of what is let in: of all codes where no filter is on an attribute of these tables. */
export const filterDigits = (
  question: Filtered,
  by: PlacedColumns,
  { lists, tables = READ_TABLES }: { lists: DeclaredLists; tables?: readonly string[] },
): readonly string[] => {
  const columns = columnsWithFilters(question, by);
  return PLACES.map((place) => {
    const filter = question.where?.find((each) => isSame(columns[place], columnOf(question, each)));
    if (filter === undefined || !tables.includes(tableOf(question, filter))) return digitsOf();
    const coded = codedValuesOf(filter, lists);
    return digitsOf(filter.values.map((value) => coded.indexOf(value) + 1));
  });
};

/** What leaves the other matches out of a question that counts by `by`; undefined where it has no filter. */
export const matchFilter = (
  question: Filtered,
  by: PlacedColumns,
  lists: DeclaredLists,
): MatchFilter | undefined =>
  question.where && {
    digits: filterDigits(question, by, { lists }),
    kept: PLACES.filter((place) => by[place] !== undefined),
  };

/** Whether a filter leaves people of a list out by their own attributes. */
export const filtersBy = ({ where = [] }: Filtered, list: { readonly party: string }): boolean =>
  where.some(({ party }) => party === list.party);

/** The declared values of an attribute, less those that a filter leaves out: the cells that a question has by it. */
export const countedValues = (
  { where = [] }: Pick<BaseQuestion, 'where'>,
  attribute: Omit<Filter, 'values'>,
  lists: DeclaredLists,
): readonly string[] =>
  where.find((filter) => attributeText(filter) === attributeText(attribute))?.values ??
  valuesOf(attribute, lists);
