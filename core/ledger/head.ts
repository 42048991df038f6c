import type { Checksum } from '#core/sha256.ts';

/** What stands before the first entry. */
export const GENESIS = '0'.repeat(64) as Checksum;

/** Where a ledger ends: how many entries, and the checksum of the last. */
export interface LedgerHead {
  readonly sequence: number;
  readonly checksum: Checksum;
}

/** A head that somebody noted earlier: the ledger must still contain it, whatever came after. */
export interface KnownHead extends LedgerHead {
  /** The file that holds the note, where deleting it is the way to say that an older ledger is meant. */
  readonly keptIn?: string;
}

/** Head of a ledger without entries. */
export const EMPTY_HEAD: LedgerHead = { sequence: 0, checksum: GENESIS };
