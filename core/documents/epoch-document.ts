import { z } from 'zod';
import { REMOVED } from '#core/documents/expiry-document.ts';
import { KeyCheck } from '#core/ledger/fields.ts';
import { PartyId } from '#core/names.ts';

/** What came of beginning a new epoch. */
export const EpochDocument = z.strictObject({
  kind: z.literal('epoch'),
  by: z.enum(['party', 'operator']),
  party: PartyId.optional(),
  /** The epoch that the room is in now. */
  epoch: z.int().positive(),
  /** Nothing was published in it yet, so that no other one was begun. */
  repeated: z.boolean(),
  /** Tells the token key of this epoch from any other; left out where the epoch has made nothing yet. */
  keyCheck: KeyCheck.optional(),
  /** When the key of the epoch before is destroyed; left out where there was none, or it is destroyed already. */
  keyDestroyedAfter: z.iso.datetime().optional(),
  ...REMOVED,
});
export type EpochDocument = z.infer<typeof EpochDocument>;
