import { z } from 'zod';
import { FairnessWarning } from '#core/documents/fairness-warning.ts';
import { Id } from '#core/ledger/fields.ts';
import { ActivationName } from '#core/names.ts';

const share = z.number().min(0).max(1);
const count = z.int().nonnegative();

/** A list of people for the publisher, as the brand hears of it: before it is made, or that it was. */
export const ListDocument = z.strictObject({
  kind: z.literal('list'),
  outcome: z.enum(['possible', 'made']),
  activation: ActivationName,
  use: z.enum(['include', 'exclude']),
  purpose: z.string(),
  /** People of the segment who are matched, by an answer that was paid for; this and what follows from it are left out once that is gone. */
  people: count.optional(),
  /** People of the publisher's list, about, as the ledger tells them. */
  universe: count,
  /** Labels that are to be expected on it. How many there are, the publisher alone sees. */
  labels: count.optional(),
  /** Of the people on it, the share that is of the segment: what the publisher may believe of each. */
  precision: share.optional(),
  /** Of the segment, the share that is on it. */
  recall: share,
  /** What it may tell of one person. */
  epsilon: z.number().positive(),
  /** What it costs now; 0 if it was paid for before. */
  cost: z.number().nonnegative(),
  /** It was made before, on the same people and labels: this is that list, for free. */
  repeated: z.boolean(),
  /** Lists of this activation that may still be made. */
  left: z.strictObject({ period: count, life: count }),
  list: Id.optional(),
  /** From when on it may be used no more. */
  expires: z.iso.datetime().optional(),
  /** What is to be said of attributes that choose whom it is of, and that stand for something else. */
  fairness: z.array(FairnessWarning).min(1).optional(),
});
export type ListDocument = z.infer<typeof ListDocument>;
