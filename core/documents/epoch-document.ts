import { z } from 'zod';
import { EndOutcome, REMOVED } from '#core/documents/expiry-document.ts';
import { KeyCheck } from '#core/ledger/fields.ts';
import { PartyId } from '#core/names.ts';

/** What came of beginning a new epoch. */
export const EpochDocument = z.strictObject({
  kind: z.literal('epoch'),
  by: z.enum(['party', 'operator']),
  party: PartyId.optional(),
  /** The epoch that the room is in now. */
  epoch: z.int().positive(),
  /** No other one was begun: nothing was published in it yet, or no key of another one was deployed. */
  repeated: z.boolean(),
  outcome: EndOutcome,
  /** Tells the token key of this epoch from any other; left out where it has made nothing yet that the ledger names. */
  keyCheck: KeyCheck.optional(),
  /** When the key of the epoch before may be destroyed; left out where there was none, or it is destroyed already. */
  keyDestroyedAfter: z.iso.datetime().optional(),
  ...REMOVED,
});
export type EpochDocument = z.infer<typeof EpochDocument>;
