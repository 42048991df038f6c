import { z } from 'zod';
import { LedgerEntry } from '#core/ledger/entry.ts';

/** The record of a room: every entry, oldest first. */
export const LedgerDocument = z.strictObject({
  kind: z.literal('ledger'),
  entries: z.array(LedgerEntry),
});
export type LedgerDocument = z.infer<typeof LedgerDocument>;
