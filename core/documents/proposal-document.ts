import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { PartyId } from '#core/names.ts';

/** What a proposal came to. */
export const ProposalDocument = z.strictObject({
  kind: z.literal('proposal'),
  agreement: ChecksumText,
  /** Who asked for it. */
  party: PartyId,
  /** Who put it on the table; left out where the room was made with it. */
  proposedBy: PartyId.optional(),
  /** Parties whose approval is missing. */
  waitingFor: z.array(PartyId),
  /** It lay on the table already. */
  repeated: z.boolean(),
});
export type ProposalDocument = z.infer<typeof ProposalDocument>;
