import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { SIDE } from '#core/ledger/freeze-side.ts';
import { CollaborationId, PartyId } from '#core/names.ts';

const time = z.iso.datetime();

/** When a party looked last at who may do what, and when it should again. */
export const ReviewDue = z.strictObject({
  party: PartyId,
  /** Left out where it never did. */
  last: time.optional(),
  due: time,
  overdue: z.boolean(),
});
export type ReviewDue = z.infer<typeof ReviewDue>;

/** Who may do what in a room, and who looked at that. */
export const ReviewDocument = z.strictObject({
  kind: z.literal('review'),
  collaboration: CollaborationId,
  /** The agreement by which that is. */
  agreement: ChecksumText,
  /** The checksum of `rights`, which a record of a review names. */
  access: ChecksumText,
  rights: z.array(z.strictObject({ who: z.string(), may: z.string(), by: z.string() })).readonly(),
  /** The last review of each side that made one. */
  reviews: z
    .array(
      z.strictObject({
        ...SIDE,
        at: time,
        /** Whether just these rights were looked at. */
        same: z.boolean(),
      }),
    )
    .readonly(),
  /** Of each party; none before an agreement is in force. */
  dues: z.array(ReviewDue).readonly(),
  /** What came of recording one; left out where none was to be. */
  recorded: z
    .strictObject({
      ...SIDE,
      /** The same side had recorded the same within a day, and nothing was changed. */
      repeated: z.boolean(),
    })
    .optional(),
});
export type ReviewDocument = z.infer<typeof ReviewDocument>;
