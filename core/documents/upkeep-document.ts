import { z } from 'zod';
import { REMOVED } from '#core/documents/expiry-document.ts';
import { Id } from '#core/ledger/fields.ts';

/** What upkeep of a room of this machine removed. */
export const UpkeepDocument = z.strictObject({
  kind: z.literal('upkeep'),
  /** Scratch folders of killed processes. */
  scratch: z.int().nonnegative(),
  /** Files of attempts that were given up, and of drops that were decided on. */
  leftovers: z.int().nonnegative(),
  ...REMOVED,
  /** Requests to have people forgotten that a killed command had begun, and that are done now. */
  forgotten: z.array(Id).optional(),
});
export type UpkeepDocument = z.infer<typeof UpkeepDocument>;
