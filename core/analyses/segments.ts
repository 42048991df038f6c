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
import { countsIn } from '#core/analyses/count-in.ts';
import { pairSensitivity } from '#core/analyses/pair-sensitivity.ts';
import { AirlockError } from '#core/errors.ts';
import type { Row } from '#core/matching/vault-query.ts';

const written = { by: AttributesWritten };
const settled = { by: AttributesSettled };

/** What `level` of the SQL's rows says. */
const LEVEL = { cell: 0, first: 1, second: 2, whole: 3 } as const;

type CountAt = (level: number, first?: string, second?: string) => number | undefined;

const keyOf = (level: unknown, first: unknown, second: unknown): string =>
  JSON.stringify([Number(level), first ?? null, second ?? null]);

/** The counts of a result by the values of the first attribute and the second, which it tells by their codes. */
const countsOf = (
  rows: readonly Row[] | undefined,
  [firsts = [''], seconds = ['']]: readonly (readonly string[])[],
): CountAt => {
  const labelOf = (values: readonly string[], code: Row[string] | undefined) =>
    typeof code === 'number' ? values[code - 1] : undefined;
  const at = countsIn(rows, (row) =>
    keyOf(row.level, labelOf(firsts, row.first_code), labelOf(seconds, row.second_code)),
  );
  return (...place) => at(keyOf(place[0], place[1], place[2]));
};

/** How many matched people have each value of one attribute, or each pair of values of two. */
export const segments: Analysis<typeof written, typeof settled> = {
  invitation: '"segments" by one or two attributes',
  written,
  settled,
  settle: ({ by }, lists) => {
    if (by.length > 0) return { by: settleAttributes(by, lists) };
    throw new AirlockError(
      'usage',
      'Segments need one or two attributes: name them as party.attribute.',
    );
  },
  sensitivity: ({ on, by, counted, other }, protects) => {
    const byList = (list: { readonly party: string }): boolean =>
      by.some(({ party }) => party === list.party);
    const cells = { kinds: on.length, byCounted: byList(counted), byOther: byList(other) };
    return pairSensitivity(cells, protects);
  },
  sql: 'analyses/segments',
  columns: (question) => placedColumns(question, question.by),
  values: ({ by }, lists) => {
    const [first, second] = by.map((attribute) => valuesOf(attribute, lists).length);
    return [first ?? 1, second ?? 1];
  },
  count: ({ by }, lists, answered) => {
    const at = countsOf(
      answered,
      by.map((attribute) => codedValuesOf(attribute, lists)),
    );
    const names = by.map(attributeText);
    // An attribute that is not there has one value, an empty text.
    const [rows = [''], columns = ['']] = by.map((attribute) => valuesOf(attribute, lists));
    const cells = rows.flatMap((row) =>
      columns.map((column) => ({
        by: Object.fromEntries(names.map((name, n) => [name, [row, column][n] ?? ''])),
        people: at(LEVEL.cell, row, column),
      })),
    );
    const margins = {
      columns: columns.length,
      rowTotal: (row: number) => at(LEVEL.first, rows[row]),
      columnTotal: (column: number) => at(LEVEL.second, undefined, columns[column]),
      total: at(LEVEL.whole),
    };
    return [{ cells, margins }];
  },
  beside: () => ({}),
};
