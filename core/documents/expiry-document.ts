import { z } from 'zod';
import { KeyCheck } from '#core/ledger/fields.ts';
import { DatasetName, PartyId } from '#core/names.ts';

/** What was removed, as the ledger has it: its time was up, or it was ended before that. */
export const Expired = z.strictObject({
  type: z.literal('data-expired'),
  what: z.enum(['drop', 'version', 'release', 'list']),
  party: PartyId,
  dataset: DatasetName.optional(),
  id: z.string(),
});
export type Expired = z.infer<typeof Expired>;

/** Why something went, as the room knows it when it removes it. */
export const RemovalReason = z.enum([
  'withdrawn',
  'epoch-ended',
  'version-ended',
  'not-in-agreement',
  'replaced',
  'past-its-time',
]);
export type RemovalReason = z.infer<typeof RemovalReason>;

/** What was removed, and why: left out where the ledger does not tell any more. */
export const RemovedItem = z.strictObject({ ...Expired.shape, why: RemovalReason.optional() });
export type RemovedItem = z.infer<typeof RemovedItem>;

/** A token key that was destroyed, as the ledger has it. */
export const DestroyedKey = z.strictObject({
  type: z.literal('key-destroyed'),
  epoch: z.int().positive(),
  keyCheck: KeyCheck,
});
export type DestroyedKey = z.infer<typeof DestroyedKey>;

/** What came of removals. Each was looked for again before it was noted. */
export const REMOVED = {
  expired: z.array(RemovedItem),
  /** What a new look still found: it is noted nowhere, and the next run tries again. */
  unproven: z.array(RemovedItem).optional(),
  /** Token keys of epochs that ended, which were destroyed. */
  keys: z.array(DestroyedKey).optional(),
};

/**
 * How far data that was ended is gone: `gone`, all of it was removed and a new look found nothing; `left`, some lies there
 * still; `ended`, nothing is asked of it, and the room removes it with its daily clean-up.
 */
export const EndOutcome = z.enum(['gone', 'left', 'ended']);

/** What the agreement in force did not let the room keep any longer, and is gone. */
export const ExpiryDocument = z.strictObject({
  kind: z.literal('expiry'),
  ...REMOVED,
});
export type ExpiryDocument = z.infer<typeof ExpiryDocument>;
