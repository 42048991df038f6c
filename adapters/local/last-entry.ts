import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readRegularFile } from '#adapters/regular-file.ts';
import type { LedgerHead } from '#core/ledger/head.ts';
import { MAX_DOCUMENT_BYTES } from '#core/limits.ts';
import { LEDGER_PREFIX, ledgerKey } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';

/**
 * The last entry that lies in a folder of objects, whatever lies before it. A ledger that is read only to an
 * earlier one has a gap, into which nothing must be written. Undefined if there is none, or it is no file.
 */
export const lastEntryIn = async (objects: string): Promise<LedgerHead | undefined> => {
  const names = await readdir(join(objects, LEDGER_PREFIX)).catch(() => []);
  const numbers = names.flatMap((name) => /^(\d{12})\.json$/.exec(name)?.[1] ?? []);
  const sequence = numbers.reduce((most, number) => Math.max(most, Number(number)), 0);
  if (sequence === 0) return undefined;
  const bytes = await readRegularFile(join(objects, ledgerKey(sequence)), MAX_DOCUMENT_BYTES).catch(
    () => undefined,
  );
  return bytes && { sequence, checksum: sha256(bytes) };
};
