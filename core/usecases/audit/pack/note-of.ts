import type { PackNote } from '#core/documents/pack-note.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { Checksum } from '#core/sha256.ts';

/** The entry that notes a pack with this manifest; undefined if nobody noted it. */
export const noteOf = (
  entries: readonly LedgerEntry[],
  manifest: Checksum,
): PackNote | undefined => {
  for (const { sequence: entry, at, event } of entries)
    if (event.type === 'evidence-packed' && event.manifest === manifest) {
      const { by, party } = event;
      return { entry, at, by, ...(party !== undefined && { party }) };
    }
  return undefined;
};
