import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { LedgerHead } from '#core/ledger/head.ts';

/** A ledger up to one of its entries. */
export interface LedgerCut {
  readonly entries: readonly LedgerEntry[];
  readonly head: LedgerHead;
}

/**
 * A ledger without the notes of packs at its end. A pack holds no word of itself, so that the same room gives the
 * same pack, however often and by whomever it is made.
 */
export const beforeNotes = (ledger: LedgerCut): LedgerCut => {
  const { entries } = ledger;
  const end = entries.findLastIndex(({ event }) => event.type !== 'evidence-packed') + 1;
  const next = entries[end];
  if (next === undefined) return ledger;
  return { entries: entries.slice(0, end), head: { sequence: end, checksum: next.previous } };
};
