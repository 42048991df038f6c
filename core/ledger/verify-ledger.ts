import { EMPTY_HEAD, headAfter, type LedgerHead, readEntry } from '#core/ledger/chain.ts';
import { readHead } from '#core/ledger/head-file.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import { LEDGER_PREFIX, ledgerKey } from '#core/room-layout.ts';

/** Either the ledger is whole, up to `head`, or the first entry that is not, and why. */
export type LedgerVerdict =
  | { readonly outcome: 'whole'; readonly head: LedgerHead }
  | { readonly outcome: 'broken'; readonly sequence: number; readonly fault: string };

const broken = (sequence: number, fault: string): LedgerVerdict => ({
  outcome: 'broken',
  sequence,
  fault,
});

interface Parts {
  readonly objects: ObjectStore;
  readonly keyRing: KeyRing;
}

/**
 * Proves the whole chain: every entry is there, in its place, unchanged, sealed by the room, and
 * none was cut off the end. `receipt` is a head that a party noted earlier; the ledger must still
 * contain it, so that even whoever holds the keys cannot rewrite what a party has seen.
 */
export const verifyLedger = async (parts: Parts, receipt?: LedgerHead): Promise<LedgerVerdict> => {
  // The note first: an entry that is added meanwhile is then ahead of the note, as after a crash.
  const noted = await readHead(parts);
  const keys = (await parts.objects.list(LEDGER_PREFIX)).map(({ key }) => key);
  const heads: LedgerHead[] = [];
  let head = EMPTY_HEAD;
  for (const key of keys) {
    const sequence = head.sequence + 1;
    if (key !== ledgerKey(sequence)) return broken(sequence, 'is missing');
    const bytes = (await parts.objects.get(key)) ?? new Uint8Array();
    const read = await readEntry(parts.keyRing, head, bytes);
    if ('fault' in read) return broken(sequence, read.fault);
    head = headAfter(read.entry, bytes);
    heads.push(head);
  }
  return (
    checkEnd(noted ?? (await readHead(parts)), heads) ??
    checkReceipt(heads, receipt) ?? { outcome: 'whole', head }
  );
};

const checkEnd = (
  noted: LedgerHead | 'broken' | undefined,
  heads: readonly LedgerHead[],
): LedgerVerdict | undefined => {
  if (noted === 'broken')
    return broken(heads.length, 'cannot be vouched for: the head note was changed');
  if (!noted && heads.length > 1)
    return broken(heads.length, 'cannot be vouched for: the head note is missing');
  if (noted && noted.sequence > heads.length)
    return broken(
      heads.length + 1,
      `is missing: the ledger was cut off, it had ${noted.sequence} entries`,
    );
  return noted ? checkReceipt(heads, noted) : undefined;
};

const checkReceipt = (
  heads: readonly LedgerHead[],
  receipt?: LedgerHead,
): LedgerVerdict | undefined => {
  if (!receipt || receipt.sequence === 0) return undefined;
  return heads[receipt.sequence - 1]?.checksum === receipt.checksum
    ? undefined
    : broken(receipt.sequence, 'is not the one that was noted: the ledger was rewritten');
};
