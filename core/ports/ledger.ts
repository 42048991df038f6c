import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import type { LedgerHead } from '#core/ledger/head.ts';
import type { RoomState } from '#core/ledger/room-state.ts';

/** The append-only record of the collaboration. */
export interface Ledger {
  /** Where the ledger ended when it was last read and found whole; nowhere before that. */
  readonly head: LedgerHead;
  /** What all entries say together; the same object while there are no new ones. */
  state(): Promise<RoomState>;
  /** Every entry, oldest first. */
  entries(): Promise<readonly LedgerEntry[]>;
  /**
   * Asks `decide` what to append, given the state that all entries so far make, and appends it. When
   * another writer was faster, asks again with the state after it: what was decided always holds for the
   * ledger it stands in. `undefined` appends nothing. Answers the entry, or undefined.
   */
  append(decide: (state: RoomState) => LedgerEvent | undefined): Promise<LedgerEntry | undefined>;
}
