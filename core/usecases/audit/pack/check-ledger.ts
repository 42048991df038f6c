import type { PackFault } from '#core/audit/pack/pack-fault.ts';
import { ENTRIES_FILE } from '#core/audit/pack/pack-manifest.ts';
import { readEntry } from '#core/chain/chain.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { EMPTY_HEAD, type LedgerHead } from '#core/ledger/head.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';
import { sha256 } from '#core/sha256.ts';

/** The entries of a pack that hang together, where they end, and the first that does not. */
export interface CheckedLedger {
  readonly entries: readonly LedgerEntry[];
  readonly head: LedgerHead;
  readonly fault?: PackFault;
}

/**
 * Takes every seal as it is: the chain alone shows whether an entry was changed, removed or moved, and where it ends as the
 * ledger of the room does, each entry is the one that was verified there.
 */
const TRUSTING: KeyRing = {
  verifyMac: async () => true,
  generateMac: () => Promise.reject(new Error('a look at a pack seals nothing')),
};

const LINE_END = 0x0a;

const linesOf = (bytes: Uint8Array): readonly Uint8Array[] => {
  const lines: Uint8Array[] = [];
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(LINE_END, from);
    const to = end === -1 ? bytes.length : end + 1;
    lines.push(bytes.subarray(from, to));
    from = to;
  }
  return lines;
};

/** Goes through the entries of a pack, each as it was stored, up to the first that is not as it was written. */
export const checkLedger = async (bytes: Uint8Array): Promise<CheckedLedger> => {
  const entries: LedgerEntry[] = [];
  let head = EMPTY_HEAD;
  for (const line of linesOf(bytes)) {
    const read = await readEntry(TRUSTING, head, line);
    if ('fault' in read) {
      const says = `entry ${head.sequence + 1} ${read.fault}`;
      return { entries, head, fault: { reason: 'ledger', path: ENTRIES_FILE, says } };
    }
    entries.push(read.entry);
    head = { sequence: read.entry.sequence, checksum: sha256(line) };
  }
  return { entries, head };
};
