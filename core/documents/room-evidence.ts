import type { z } from 'zod';
import type { TabledAgreement } from '#core/documents/agreements-document.ts';
import type { RoomActivity } from '#core/documents/room-activity.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { WholeLedger } from '#core/ledger/ledger-verdict.ts';

/** What a room has to show of itself: nothing that its parties do not read already. */
export interface RoomEvidence {
  /** Every entry up to the last that is more than the note of a pack. */
  readonly entries: readonly LedgerEntry[];
  /** What the verification came to, up to there. */
  readonly verdict: z.infer<typeof WholeLedger>;
  /** Every agreement that was ever proposed, in that order, once. */
  readonly agreements: readonly TabledAgreement[];
  readonly activity: RoomActivity;
}
