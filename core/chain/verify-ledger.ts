import { earlierHeads } from '#core/chain/head-file.ts';
import { type LedgerFault, unlessAllContained } from '#core/chain/ledger-fault.ts';
import { LedgerReader, type LedgerSource } from '#core/chain/ledger-reader.ts';
import { wholeMinute } from '#core/day.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { KnownHead, LedgerHead } from '#core/ledger/head.ts';
import type { LedgerVerdict } from '#core/ledger/ledger-verdict.ts';
import { MAX_FOREIGN_NAMED } from '#core/limits.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import { LEDGER_PREFIX, ledgerSequence } from '#core/room-layout.ts';

/**
 * Proves the whole chain: every entry is there, in its place, unchanged, sealed by the room, and none was
 * cut off the end. The heads in `known` were noted earlier, by a party or by the room; the ledger must
 * still contain them, so that even whoever holds the keys cannot rewrite what a party has seen. So must it
 * contain every head that the room noted before, as far as the store keeps what was overwritten.
 */
export const verifyLedger = async (
  source: LedgerSource,
  known: readonly KnownHead[] = source.known ?? [],
): Promise<LedgerVerdict> => {
  // These first: an entry that is added meanwhile is then read, and not missed.
  const earlier = await earlierHeads(source);
  const listed = (await source.objects.list(LEDGER_PREFIX)).map(({ key }) => key);
  const reader = new LedgerReader({ ...source, known, checkpointEvery: 0 });
  const fault =
    (await reader.read()) ?? missing(listed, reader.head) ?? unlessAllContained(reader, earlier);
  const notes = {
    foreign: await foreignNames(source.objects, listed),
    backwards: backwards(reader.entries),
  };
  return fault
    ? { outcome: 'broken', ...fault, ...notes }
    : { outcome: 'whole', head: reader.head, ...notes };
};

/** An entry that nobody reads yet, because one before it is not there. */
const missing = (listed: readonly string[], { sequence }: LedgerHead): LedgerFault | undefined => {
  const later = listed.find((key) => (ledgerSequence(key) ?? 0) > sequence);
  return later === undefined
    ? undefined
    : {
        sequence: sequence + 1,
        fault: `is missing: entry ${ledgerSequence(later)} comes after it`,
      };
};

const foreignNames = async (objects: ObjectStore, listed: readonly string[]): Promise<string[]> => {
  const others = listed.filter((key) => ledgerSequence(key) === undefined);
  const names = [...others, ...(await objects.foreign(LEDGER_PREFIX))];
  return names
    .map((key) => key.slice(LEDGER_PREFIX.length))
    .sort()
    .slice(0, MAX_FOREIGN_NAMED);
};

/** An answer bears the time at which it was paid for, and entries of older rooms say more than the minute. */
const backwards = (entries: readonly LedgerEntry[]): number[] => {
  const noted = entries.filter(({ event }) => event.type !== 'answer-released');
  return noted.flatMap(({ sequence, at }, index) => {
    const before = noted[index - 1];
    return before && wholeMinute(new Date(at)) < wholeMinute(new Date(before.at)) ? [sequence] : [];
  });
};
