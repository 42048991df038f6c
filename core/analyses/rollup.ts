import { z } from 'zod';
import type { Analysis } from '#core/analyses/analysis.ts';
import {
  AttributesSettled,
  AttributesWritten,
  attributeText,
  codedValuesOf,
  declaredAttributes,
  placedColumns,
  settleAttributes,
  valuesOf,
} from '#core/analyses/attributes.ts';
import type { DeclaredLists, QuestionAttribute } from '#core/analyses/base-question.ts';
import { cellsBy } from '#core/analyses/cells-by.ts';
import { countsIn } from '#core/analyses/count-in.ts';
import { countedValues } from '#core/analyses/filters.ts';
import { codedValues } from '#core/attribute-codes.ts';
import { AirlockError } from '#core/errors.ts';
import { ancestorsOf, type Level } from '#core/hierarchy.ts';
import { MAX_ATTRIBUTE_VALUES, MAX_LEVELS } from '#core/limits.ts';
import { AttributeName } from '#core/names.ts';
import { ownValue } from '#core/own-value.ts';
import { type Counts, countColumn } from '#core/privacy/exact/count-table.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';

const written = { by: AttributesWritten };
const settled = {
  by: AttributesSettled.length(1),
  /** The levels into which small values roll up, the lowest first. */
  into: z.array(AttributeName).min(1).max(MAX_LEVELS),
};

const levelsOf = (
  { party, attribute }: QuestionAttribute,
  { counted, other }: DeclaredLists,
): readonly Level[] => {
  const { hierarchies = {} } = party === counted.party ? counted : other;
  return ownValue(hierarchies, attribute) ?? [];
};

/** Which attributes have levels above them, for whoever named another. */
const rollable = (lists: DeclaredLists): string => {
  const found = declaredAttributes(lists).filter((each) => levelsOf(each, lists).length > 0);
  return found.length === 0
    ? 'these lists have none'
    : `name ${found.map(attributeText).join(' or ')}`;
};

const parentsAt = (levels: readonly Level[], level: number): readonly string[] =>
  codedValues(Object.keys(levels[level]?.parents ?? {}));

/** Two digits for the parent of each code at a level, as the SQL reads them. */
const digitsOf = (coded: readonly string[], levels: readonly Level[], level: number): string =>
  Array.from({ length: MAX_ATTRIBUTE_VALUES }, (_, at) => {
    const parent = ancestorsOf(coded[at] ?? '', levels)[level] ?? '';
    return String(parentsAt(levels, level).indexOf(parent) + 1).padStart(2, '0');
  }).join('');

/** A value with its parents, or a parent with those above it: the names of a cell. */
const named = (
  { party, attribute }: QuestionAttribute,
  levels: readonly Level[],
  values: readonly string[],
): Record<string, string> => {
  const names = [attribute, ...levels.map(({ name }) => name)].slice(-values.length);
  const entries = names.map((name, at): [string, string] => [`${party}.${name}`, values[at] ?? '']);
  return Object.fromEntries(entries.toReversed());
};

type CountAt = (place: string) => number | undefined;

const countOf = (
  attribute: QuestionAttribute,
  {
    coded,
    values,
    levels,
  }: Record<'coded' | 'values', readonly string[]> & { readonly levels: readonly Level[] },
  at: CountAt,
): Counts => {
  const paths = values.map((value) => [value, ...ancestorsOf(value, levels)]);
  const cells = paths.map((path) => ({
    by: named(attribute, levels, path),
    people: at(`0 ${coded.indexOf(path[0] ?? '') + 1}`),
  }));
  const parents = levels.map((_, level) =>
    [...Map.groupBy(paths.keys(), (leaf) => paths[leaf]?.[level + 1] ?? '')].map(
      ([parent, leaves]) => ({
        by: named(attribute, levels, paths[leaves[0] ?? 0]?.slice(level + 1) ?? []),
        people: at(`${level + 1} ${parentsAt(levels, level).indexOf(parent) + 1}`),
        leaves,
      }),
    ),
  );
  return {
    ...countColumn(cells, undefined),
    rollUp: { attribute: attributeText(attribute), parents },
  };
};

/**
 * How many matched people have each value of an attribute above which levels are declared. A value whose cell is
 * not released is counted among the others of its parent; where these are too few, among those of the next level.
 * Every level counts people anew, so the noise covers what a person does to the value and to all levels.
 */
export const rollup: Analysis<typeof written, typeof settled> = {
  invitation: '"rollup" by one attribute with a hierarchy',
  written,
  settled,
  takesFilters: true,
  needsNoise: true,
  settle: ({ by }, lists) => {
    const attributes = settleAttributes(by, lists);
    const [first] = attributes;
    const levels = first ? levelsOf(first, lists) : [];
    if (attributes.length === 1 && levels.length > 0)
      return { by: attributes, into: levels.map(({ name }) => name) };
    throw new AirlockError(
      'usage',
      `A roll-up is by one attribute above which the agreement declares levels (hierarchies): ${rollable(lists)}.`,
    );
  },
  sensitivity: (question, protects) => {
    const once = cellsBy(question, question.by, protects);
    const atEach = (vectors: readonly ChangeVector[]): readonly ChangeVector[] =>
      vectors.map((vector) =>
        vector.flatMap((change) => [change, ...question.into.map(() => change)]),
      );
    return { counted: atEach(once.counted), other: atEach(once.other) };
  },
  sql: 'analyses/rollup',
  columns: (question) => placedColumns(question, question.by),
  values: ({ by }, lists) => {
    const [first] = by;
    const coded = first ? codedValuesOf(first, lists) : [];
    const levels = first ? levelsOf(first, lists) : [];
    const digits = Array.from({ length: MAX_LEVELS }, (_, level) => digitsOf(coded, levels, level));
    return [first ? valuesOf(first, lists).length : 0, ...digits];
  },
  count: (question, lists, rows) => {
    const at = countsIn(rows, (row) => `${row.level} ${row.place}`);
    return question.by.map((attribute) =>
      countOf(
        attribute,
        {
          coded: codedValuesOf(attribute, lists),
          values: countedValues(question, attribute, lists),
          levels: levelsOf(attribute, lists),
        },
        at,
      ),
    );
  },
  beside: () => ({}),
};
