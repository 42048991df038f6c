import type { Analysis } from '#core/analyses/analysis.ts';
import {
  AttributesSettled,
  AttributesWritten,
  attributeText,
  codedValuesOf,
  placedColumns,
  settleAttributes,
  valuesOf,
} from '#core/analyses/attributes.ts';
import type { DeclaredLists, QuestionAttribute } from '#core/analyses/base-question.ts';
import { cellsBy } from '#core/analyses/cells-by.ts';
import { countsIn } from '#core/analyses/count-in.ts';
import { countedValues } from '#core/analyses/filters.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_CELLS } from '#core/limits.ts';
import { PLACES } from '#core/matching/match-columns.ts';
import type { Row } from '#core/matching/vault-query.ts';
import { type Counts, countColumn } from '#core/privacy/exact/count-table.ts';

const written = { by: AttributesWritten };
const settled = { by: AttributesSettled };

/** What `level` of the SQL's rows says. */
const LEVEL = { cell: 0, first: 1, second: 2, whole: 3 } as const;

/** A count by its level and the values of the attributes, place by place; none where it is over all of them. */
type CountAt = (level: number, ...values: readonly (string | undefined)[]) => number | undefined;

const keyOf = (level: unknown, values: readonly unknown[]): string =>
  JSON.stringify([Number(level), ...PLACES.map((_, at) => values[at] ?? null)]);

/** The counts of a result, which tells values by their codes. An attribute that is not there has one value, an empty text. */
const countsOf = (
  rows: readonly Row[] | undefined,
  coded: readonly (readonly string[])[],
): CountAt => {
  const labelOf = (at: number, code: Row[string] | undefined): string | undefined =>
    typeof code === 'number' ? (coded[at] ?? [''])[code - 1] : undefined;
  const at = countsIn(rows, (row) =>
    keyOf(
      row.level,
      PLACES.map((place, n) => labelOf(n, row[`${place}_code`])),
    ),
  );
  return (level, ...values) => at(keyOf(level, values));
};

/** Every way to take one value of each attribute, the last one changing first. */
const crossed = (values: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  values.reduce<readonly (readonly string[])[]>(
    (all, each) => all.flatMap((before) => each.map((value) => [...before, value])),
    [[]],
  );

/** The cells of more than two attributes have no totals by which anything would follow: exact counts have two at most. */
const tableOf = (
  at: CountAt,
  names: readonly string[],
  values: readonly (readonly string[])[],
): Counts => {
  const blank = PLACES.slice(names.length).map(() => '');
  const cells = crossed(values).map((each) => ({
    by: Object.fromEntries(names.map((name, n) => [name, each[n] ?? ''])),
    people: at(LEVEL.cell, ...each, ...blank),
  }));
  const total = at(LEVEL.whole);
  if (names.length !== 2) return countColumn(cells, total);
  const [rows = [], columns = []] = values;
  return {
    cells,
    margins: {
      columns: columns.length,
      rowTotal: (row) => at(LEVEL.first, rows[row]),
      columnTotal: (column) => at(LEVEL.second, undefined, columns[column]),
      total,
    },
  };
};

const settledBy = (by: readonly string[], lists: DeclaredLists): QuestionAttribute[] => {
  if (by.length === 0)
    throw new AirlockError(
      'usage',
      'Segments need one to four attributes: name them as party.attribute.',
    );
  const attributes = settleAttributes(by, lists);
  const cells = attributes.reduce((all, each) => all * valuesOf(each, lists).length, 1);
  if (cells <= MAX_CELLS) return attributes;
  throw new AirlockError(
    'usage',
    `A question has at most ${MAX_CELLS} cells: leave an attribute out, or ask by one of fewer values.`,
  );
};

/** How many matched people have each value of one attribute, or each combination of values of up to four. */
export const segments: Analysis<typeof written, typeof settled> = {
  invitation: '"segments" by one to four attributes',
  written,
  settled,
  takesFilters: true,
  settle: ({ by }, lists) => ({ by: settledBy(by, lists) }),
  sensitivity: (question, protects) => cellsBy(question, question.by, protects),
  sql: 'analyses/segments',
  columns: (question) => placedColumns(question, question.by),
  values: ({ by }, lists) => {
    const sizes = by.map((attribute) => valuesOf(attribute, lists).length);
    return PLACES.map((_, at) => sizes[at] ?? 1);
  },
  count: (question, lists, answered) => {
    const { by } = question;
    const at = countsOf(
      answered,
      by.map((attribute) => codedValuesOf(attribute, lists)),
    );
    return [
      tableOf(
        at,
        by.map(attributeText),
        by.map((attribute) => countedValues(question, attribute, lists)),
      ),
    ];
  },
  beside: () => ({}),
};

const { sensitivity, sql, columns, values, count, beside } = segments;

/** How they count, for analyses that settle by which attributes themselves, and read more out of the counts. */
export const countedAsSegments = { sensitivity, sql, columns, values, count, beside } as const;
