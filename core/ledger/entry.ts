import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { LedgerEvent } from '#core/ledger/events.ts';
import { CallId } from '#core/ledger/fields.ts';

/** One entry: an event in its place in the chain. */
export const LedgerEntry = z.strictObject({
  sequence: z.int().positive(),
  /** SHA-256 of the entry before, byte for byte; 64 zeros before the first. */
  previous: ChecksumText,
  at: z.iso.datetime(),
  /** The request of Lambda in which it was written; left out in a room of one machine, and in entries up to 0.8.0. */
  run: CallId.optional(),
  event: LedgerEvent,
  /** HMAC of all the above under the ledger key, 64 hex digits. */
  seal: z.string().regex(/^[0-9a-f]{64}$/),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;
