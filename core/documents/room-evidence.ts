import type { TabledAgreement } from '#core/documents/agreements-document.ts';
import type { RoomActivity } from '#core/documents/room-activity.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { LedgerVerdict } from '#core/ledger/ledger-verdict.ts';

/** What a room has to show of itself: nothing that its parties do not read already. */
export interface RoomEvidence {
  /** Every entry up to where the ledger was proven. */
  readonly entries: readonly LedgerEntry[];
  readonly verdict: LedgerVerdict;
  /** Every agreement that was ever proposed, in that order, once. */
  readonly agreements: readonly TabledAgreement[];
  readonly activity: RoomActivity;
}
