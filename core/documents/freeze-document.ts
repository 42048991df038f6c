import { z } from 'zod';
import { FreezeReason, SIDE } from '#core/ledger/freeze-side.ts';

/** Freezes that stand: who froze the room, since when and why. */
export const StandingFreezes = z.array(
  z.strictObject({ ...SIDE, at: z.iso.datetime(), reason: FreezeReason }),
);

/** What came of freezing a room, or of lifting that. */
export const FreezeDocument = z.strictObject({
  kind: z.literal('freeze'),
  act: z.enum(['freeze', 'unfreeze']),
  ...SIDE,
  /** That side had done so before, and nothing was changed. */
  repeated: z.boolean(),
  /** Freezes that stand now: the room runs when there are none. */
  standing: StandingFreezes,
});
export type FreezeDocument = z.infer<typeof FreezeDocument>;
