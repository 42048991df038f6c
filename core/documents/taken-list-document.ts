import { z } from 'zod';
import { Id } from '#core/ledger/fields.ts';
import { ActivationName } from '#core/names.ts';

const count = z.int().nonnegative();

/** A list that the publisher took home, and whom it names there. */
export const TakenListDocument = z.strictObject({
  kind: z.literal('taken-list'),
  activation: ActivationName,
  use: z.enum(['include', 'exclude']),
  list: Id,
  /** From when on it may be used no more. */
  expires: z.iso.datetime(),
  /** The drop whose labels it is of. */
  drop: Id,
  /** Where the ids were written, one a line behind a header. */
  file: z.string(),
  /** Ids that were written. */
  written: count,
  /** Labels whose id was written for another label already; left out where there are none. */
  repeated: count.optional(),
  /** Labels of rows that have no id. */
  withoutId: count,
  /** Of the ids that were written, those behind a `'`, since a spreadsheet would take them for formulas. */
  escaped: count,
  /** Labels that the map does not have. */
  notFound: count,
});
export type TakenListDocument = z.infer<typeof TakenListDocument>;
