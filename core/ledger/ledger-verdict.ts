import { z } from 'zod';
import { ChecksumText } from '#core/drops/manifest.ts';
import { MAX_FOREIGN_NAMED } from '#core/limits.ts';

const sequence = z.int().nonnegative();

/** What may be odd about a ledger and breaks nothing. */
const notes = {
  /** Files among the entries that are none, by name: the first `MAX_FOREIGN_NAMED` of them. */
  foreign: z.array(z.string()).max(MAX_FOREIGN_NAMED),
  /** Entries whose time is before that of the entry before: the clocks of two writers differ. */
  backwards: z.array(sequence),
};

/** The ledger is whole, up to its head. */
export const WholeLedger = z.strictObject({
  outcome: z.literal('whole'),
  head: z.strictObject({ sequence, checksum: ChecksumText }),
  ...notes,
});

/** The first entry that is not as it was written, what is wrong with it, and what to do. */
export const BrokenLedger = z.strictObject({
  outcome: z.literal('broken'),
  sequence,
  fault: z.string(),
  /** Where there is another way than to restore what was there. */
  remedy: z.string().optional(),
  ...notes,
});

/** What the verification of a ledger came to. */
export const LedgerVerdict = z.discriminatedUnion('outcome', [WholeLedger, BrokenLedger]);
export type LedgerVerdict = z.infer<typeof LedgerVerdict>;
