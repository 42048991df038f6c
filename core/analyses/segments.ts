import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { attributesOf } from '#core/agreement/lookup.ts';
import type { Analysis } from '#core/analyses/analysis.ts';
import type { Question, QuestionAttribute } from '#core/analyses/question.ts';
import type { ColumnName, QueryResult } from '#core/ports/query-engine.ts';
import type { CountTable } from '#core/privacy/exact/count-table.ts';

const columnOf = (question: Question, attribute: QuestionAttribute | undefined): ColumnName => {
  if (!attribute) return 'none';
  const table = attribute.party === question.counted.party ? 'counted' : 'other';
  return { table, column: attribute.attribute };
};

/** Declared values of the question's attribute number `at`; one empty value where it has none. */
const valuesOf = (question: Question, agreement: Agreement, at: number): readonly string[] => {
  const asked = question.by[at];
  if (!asked) return [''];
  const side = asked.party === question.counted.party ? question.counted : question.other;
  return attributesOf(agreement, side.party, side.dataset)[asked.attribute] ?? [''];
};

/** What `level` of the SQL's rows says. */
const LEVEL = { cell: 0, first: 1, second: 2, whole: 3 } as const;

const countsOf = (result: QueryResult): ReadonlyMap<string, number> =>
  new Map(
    result.rows.map(({ level, first_value, second_value, people }) => [
      JSON.stringify([Number(level), first_value, second_value]),
      Number(people),
    ]),
  );

/** How many matched people have each value of one attribute, or each pair of values of two. */
export const segments: Analysis = {
  // Without a person of the other list, whoever matched them by a kind loses the match, or falls
  // back on a match by a later kind. Cells by the other list's attributes then lose one and gain one;
  // only the last kind has nothing to fall back on.
  sensitivity: ({ on, by, other }) =>
    by.some(({ party }) => party === other.party) ? 2 * on.length - 1 : on.length,
  query: (question, tables, k) => {
    const kinds = question.on.join(',');
    const [first, second] = question.by;
    return {
      sql: 'analyses/segments',
      tables: { ...tables },
      columns: { first: columnOf(question, first), second: columnOf(question, second) },
      values: [kinds, kinds, kinds, k],
    };
  },
  table: (question, agreement, result): CountTable => {
    const rows = valuesOf(question, agreement, 0);
    const columns = valuesOf(question, agreement, 1);
    const counts = countsOf(result);
    const at = (level: number, first: string | null, second: string | null): number | undefined =>
      counts.get(JSON.stringify([level, first, second]));
    return {
      rows,
      columns,
      cell: (row, column) => at(LEVEL.cell, rows[row] ?? null, columns[column] ?? null),
      rowTotal: (row) => at(LEVEL.first, rows[row] ?? null, null),
      columnTotal: (column) => at(LEVEL.second, null, columns[column] ?? null),
      total: at(LEVEL.whole, null, null),
    };
  },
};
