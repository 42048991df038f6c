import { z } from 'zod';
import { EndOutcome, REMOVED } from '#core/documents/expiry-document.ts';
import { DatasetName, PartyId } from '#core/names.ts';

/** What came of a withdrawal. */
export const WithdrawalDocument = z.strictObject({
  kind: z.literal('withdrawal'),
  party: PartyId,
  /** Which list; all of the party if left out. */
  dataset: DatasetName.optional(),
  /** It was withdrawn before, and no entry was added. */
  repeated: z.boolean(),
  outcome: EndOutcome,
  ...REMOVED,
});
export type WithdrawalDocument = z.infer<typeof WithdrawalDocument>;
