import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { eventRule } from '#core/ledger/event-rule.ts';
import { SIDE, sideKey } from '#core/ledger/freeze-side.ts';

/** Somebody looked at who may do what, and says that it is as it should be. */
export const accessReviewed = eventRule(
  z.strictObject({
    type: z.literal('access-reviewed'),
    ...SIDE,
    /** The agreement by which that was. */
    agreement: ChecksumText,
    /** What was read, by the checksum of its lines. */
    access: ChecksumText,
  }),
  (draft, event, at) => {
    draft.reviews.set(sideKey(event), { ...event, at });
  },
);
