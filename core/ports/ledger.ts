import type { LedgerHead } from '#core/ledger/chain.ts';
import type { LedgerEntry, LedgerEvent } from '#core/ledger/entry.ts';

/** The append-only record of the collaboration. */
export interface Ledger {
  /** Where the ledger ended when it was last read and found whole; nowhere before that. */
  readonly head: LedgerHead;
  /** Every entry, oldest first. */
  entries(): Promise<readonly LedgerEntry[]>;
  /**
   * Asks `decide` what to append, given all entries so far, and appends it. When another writer was
   * faster, asks again with the longer ledger: what was decided always holds for the ledger it
   * stands in. `undefined` appends nothing. Answers the entry, or undefined.
   */
  append(
    decide: (entries: readonly LedgerEntry[]) => LedgerEvent | undefined,
  ): Promise<LedgerEntry | undefined>;
}
