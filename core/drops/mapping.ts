import { z } from 'zod';
import { strictRecord } from '#core/agreement/strict-record.ts';
import { AirlockError } from '#core/errors.ts';
import { IDENTIFIER_KINDS, type IdentifierKind, KIND_COMPONENTS } from '#core/identifiers/kinds.ts';
import { AttributeName } from '#core/names.ts';

const column = z.string().min(1, 'name a column of the file');

/** Where a kind of identifier stands in the file: one column, or one for each part of a composite. */
const IdentifierSource = z.union([
  z.strictObject({ column, hashed: z.boolean().default(false) }),
  z.strictObject({ columns: z.array(column).min(2), hashed: z.literal(false).default(false) }),
]);

/**
 * What becomes of a row that brings no identifier of its own, and other attributes than the row that has
 * them: the first row stands, the one of the latest date gives the attributes, or nothing is prepared.
 */
const RepeatRule = z.union([
  z.enum(['first', 'refuse'], {
    error: 'say first, refuse, or last by a column of dates: { last: Updated }',
  }),
  z.strictObject({ last: column }),
]);
export type RepeatRule = z.infer<typeof RepeatRule>;

/** How the columns of a party's file become identifiers and attributes. Every other column is dropped. */
export const Mapping = z.strictObject({
  identifiers: strictRecord(z.partialRecord(z.enum(IDENTIFIER_KINDS), IdentifierSource)),
  attributes: strictRecord(z.record(AttributeName, column)).default({}),
  consent: z.strictObject({ column, accept: z.array(z.string().min(1)).min(1) }).optional(),
  repeats: RepeatRule.optional(),
});
export type Mapping = z.infer<typeof Mapping>;

/** Columns that one kind is made of, in the order of its components. */
export const sourceColumns = (mapping: Mapping, kind: IdentifierKind): readonly string[] => {
  const source = mapping.identifiers[kind];
  if (!source) return [];
  const columns = 'columns' in source ? source.columns : [source.column];
  const expected = source.hashed ? 1 : KIND_COMPONENTS[kind].length;
  if (columns.length === expected) return columns;
  throw new AirlockError(
    'usage',
    `The kind "${kind}" is made of ${KIND_COMPONENTS[kind].join(', ')}: map ${expected} columns to it, in this order.`,
  );
};

/** The rule for repeats: the first row stands unless the mapping says otherwise, as it does in the room. */
export const repeatRule = ({ repeats }: Mapping): RepeatRule => repeats ?? 'first';

/** Is this kind already hashed in the file? */
export const isHashed = (mapping: Mapping, kind: IdentifierKind): boolean =>
  mapping.identifiers[kind]?.hashed ?? false;
