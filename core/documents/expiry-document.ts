import { z } from 'zod';
import { DatasetName, PartyId } from '#core/names.ts';

/** What was removed because its time was up, as the ledger has it. */
export const Expired = z.strictObject({
  type: z.literal('data-expired'),
  what: z.enum(['drop', 'version', 'release', 'list']),
  party: PartyId,
  dataset: DatasetName.optional(),
  id: z.string(),
});
export type Expired = z.infer<typeof Expired>;

/** What the agreement in force did not let the room keep any longer, and is gone. */
export const ExpiryDocument = z.strictObject({
  kind: z.literal('expiry'),
  expired: z.array(Expired),
});
export type ExpiryDocument = z.infer<typeof ExpiryDocument>;
