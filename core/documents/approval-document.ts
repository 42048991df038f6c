import { z } from 'zod';
import { AgreementChange } from '#core/agreement/agreement-change.ts';
import { PrivacyTerms } from '#core/agreement/privacy-terms.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { IDENTIFIER_KINDS } from '#core/identifiers/kinds.ts';
import { PROFILE_NAMES } from '#core/identifiers/profile.ts';
import { PartyId } from '#core/names.ts';

/** What an approval came to, and the heart of what was approved. */
export const ApprovalDocument = z.strictObject({
  kind: z.literal('approval'),
  agreement: ChecksumText,
  party: PartyId,
  /** Parties whose approval is still missing. */
  waitingFor: z.array(PartyId),
  /** This party had approved the same agreement before. */
  repeated: z.boolean(),
  /** The code that was approved with it; left out in a room of one machine. */
  code: ChecksumText.optional(),
  terms: PrivacyTerms,
  identifiers: z.strictObject({
    profile: z.enum(PROFILE_NAMES),
    kinds: z.array(z.enum(IDENTIFIER_KINDS)),
  }),
  /** What differs from the agreement in force; left out where there is none. */
  changes: z.array(AgreementChange).optional(),
  /** What that means for lists that are in the room, a sentence each. */
  consequences: z.array(z.string()).optional(),
});
export type ApprovalDocument = z.infer<typeof ApprovalDocument>;
