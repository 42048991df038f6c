import { z } from 'zod';
import type { Analysis } from '#core/analyses/analysis.ts';
import {
  attributeText,
  codedValuesOf,
  placedColumns,
  settleAttributes,
  valuesOf,
} from '#core/analyses/attributes.ts';
import { type BaseQuestion, QuestionAttribute } from '#core/analyses/base-question.ts';
import { cellsBy } from '#core/analyses/cells-by.ts';
import { countsIn } from '#core/analyses/count-in.ts';
import { countedValues } from '#core/analyses/filters.ts';
import { pathKinds } from '#core/analyses/path-kinds.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_TABLES } from '#core/limits.ts';
import { PLACES } from '#core/matching/match-columns.ts';
import { countColumn } from '#core/privacy/exact/count-table.ts';
import type { ChangeVector, Protects, Sensitivity } from '#core/privacy/sensitivity.ts';

const FEWEST = 2;
const written = { by: z.array(z.string().max(80)).max(MAX_TABLES).default([]) };
const settled = { by: z.array(QuestionAttribute).min(FEWEST).max(MAX_TABLES) };
type TablesQuestion = BaseQuestion & { readonly by: readonly QuestionAttribute[] };

/** What `level` of the SQL's rows says. */
const LEVEL = { cell: 0, whole: 1 } as const;

const largestFirst = (vectors: readonly Sensitivity['counted'][]): Sensitivity['counted'] => [
  vectors.flatMap(([worst = []]) => worst).sort((one, other) => other - one),
];

/** What a person can do to each table, as if all were done at once: a bound, where a filter parts long paths. */
const eachForItself = (question: TablesQuestion, protects: Protects): Sensitivity => {
  const worst = question.by.map((attribute) => cellsBy(question, [attribute], protects));
  return {
    counted: largestFirst(worst.map((each) => each.counted)),
    other: largestFirst(worst.map((each) => each.other)),
  };
};

const ones = (cells: number): ChangeVector => Array.from({ length: cells }, () => 1);

/**
 * Several tables in one answer, each by one attribute: how many matched people have each of its values. One
 * price and one release, so the noise covers what one person does to all of them together: a cell of each
 * table, or two of each by the attributes of that person's own list and none of the others
 * (docs/privacy.md, section "Sensitivity").
 */
export const tables: Analysis<typeof written, typeof settled> = {
  invitation: `"tables" by ${FEWEST} to ${MAX_TABLES} attributes, each in a table of its own`,
  written,
  settled,
  settle: ({ by }, lists) => {
    if (by.length >= FEWEST) return { by: settleAttributes(by, lists) };
    throw new AirlockError(
      'usage',
      `Several tables need ${FEWEST} to ${MAX_TABLES} attributes: name them as party.attribute, or ask "segments" by one.`,
    );
  },
  takesFilters: true,
  sensitivity: (question, protects) => {
    const { on, by, counted, where } = question;
    if (where !== undefined && pathKinds(on) > 2) return eachForItself(question, protects);
    const ofCounted = by.filter(({ party }) => party === counted.party).length;
    const moves = pathKinds(on) > 1 || protects === 'attributes';
    const worst = (own: number): ChangeVector =>
      ones(moves ? Math.max(by.length, 2 * own) : by.length);
    return { counted: [worst(ofCounted)], other: [worst(by.length - ofCounted)] };
  },
  sql: 'analyses/tables',
  columns: (question) => placedColumns(question, question.by),
  values: ({ by }, lists) => {
    const sizes = by.map((attribute) => valuesOf(attribute, lists).length);
    return [by.length, ...PLACES.map((_, at) => sizes[at] ?? 0)];
  },
  count: (question, lists, rows) => {
    const { by } = question;
    const at = countsIn(rows, (row) => `${row.level} ${row.place} ${row.code ?? ''}`);
    return by.map((attribute, table) => {
      const codes = codedValuesOf(attribute, lists);
      const cells = countedValues(question, attribute, lists).map((value) => ({
        by: { [attributeText(attribute)]: value },
        people: at(`${LEVEL.cell} ${table + 1} ${codes.indexOf(value) + 1}`),
      }));
      return countColumn(cells, at(`${LEVEL.whole} ${table + 1} `));
    });
  },
  beside: () => ({}),
};
