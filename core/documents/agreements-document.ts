import { z } from 'zod';
import { Agreement } from '#core/agreement/agreement-schema.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { PartyId } from '#core/names.ts';

/** An agreement that the ledger names. Its text is left out where the file is lost or was changed. */
const TabledAgreement = z.strictObject({ digest: ChecksumText, agreement: Agreement.optional() });
export type TabledAgreement = z.infer<typeof TabledAgreement>;

/** The agreements of a room, for whoever is to decide on one. */
export const AgreementsDocument = z.strictObject({
  kind: z.literal('agreements'),
  /** The one proposed last; none in a deployed room that nobody has proposed one in. */
  onTable: TabledAgreement.optional(),
  /** Who proposed it; left out where the room was made with it. */
  proposedBy: PartyId.optional(),
  /** The one that both parties approved last, if they did. */
  inForce: TabledAgreement.optional(),
  /** The digest of the code that a deployed room says it runs, which is approved with an agreement. */
  code: ChecksumText.optional(),
});
export type AgreementsDocument = z.infer<typeof AgreementsDocument>;
