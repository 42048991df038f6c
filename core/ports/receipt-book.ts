import type { KnownHead, LedgerHead } from '#core/ledger/head.ts';

/** Where a party's own machine notes how far it saw the ledger of one room: outside of that room. */
export interface ReceiptBook {
  /** Where the notes lie, for people. */
  readonly folder: string;
  /** The furthest head that was kept; undefined if there is none. Throws AirlockError('room') if it is damaged. */
  read(): Promise<KnownHead | undefined>;
  /** Keeps a head. One that was kept before and is further stays the one that counts. */
  keep(head: LedgerHead): Promise<void>;
}
