import { z } from 'zod';
import type { Analysis } from '#core/analyses/analysis.ts';
import { attributeText, columnOf, settleAttributes, valuesOf } from '#core/analyses/attributes.ts';
import { type BaseQuestion, QuestionAttribute } from '#core/analyses/base-question.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_TABLES } from '#core/limits.ts';
import type { ColumnName } from '#core/matching/vault-query.ts';
import { countColumn } from '#core/privacy/exact/count-table.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';

const FEWEST = 2;
const written = { by: z.array(z.string().max(80)).max(MAX_TABLES).default([]) };
const settled = { by: z.array(QuestionAttribute).min(FEWEST).max(MAX_TABLES) };

/** The columns of the SQL, and what its `level` is in rows by each: one bit for each other column. */
const PLACES = [
  { column: 'first', level: 0b0111 },
  { column: 'second', level: 0b1011 },
  { column: 'third', level: 0b1101 },
  { column: 'fourth', level: 0b1110 },
] as const;
const WHOLE = 0b1111;

const columnsOf = (
  question: BaseQuestion & { readonly by: readonly QuestionAttribute[] },
): Readonly<Record<string, ColumnName>> =>
  Object.fromEntries(
    PLACES.map(({ column }, at) => {
      const attribute = question.by[at];
      return [column, attribute === undefined ? 'none' : columnOf(question, attribute)];
    }),
  );

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
  sensitivity: ({ on, by, counted }, protects) => {
    const ofCounted = by.filter(({ party }) => party === counted.party).length;
    const moves = on.length > 1 || protects === 'attributes';
    const worst = (own: number): ChangeVector =>
      ones(moves ? Math.max(by.length, 2 * own) : by.length);
    return { counted: [worst(ofCounted)], other: [worst(by.length - ofCounted)] };
  },
  query: (question) => {
    const kinds = question.on.join(',');
    return { sql: 'analyses/tables', columns: columnsOf(question), values: [kinds, kinds] };
  },
  count: ({ by }, lists, rows) => {
    const at = new Map(
      rows.map(({ level, value, people }) => [`${level} ${value ?? ''}`, Number(people)]),
    );
    return by.map((attribute, place) => {
      const level = PLACES[place]?.level;
      const cells = valuesOf(attribute, lists).map((value) => ({
        by: { [attributeText(attribute)]: value },
        people: at.get(`${level} ${value}`),
      }));
      return countColumn(cells, at.get(`${WHOLE} `));
    });
  },
  beside: () => ({}),
};
