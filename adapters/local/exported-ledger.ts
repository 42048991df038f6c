import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readRegularFile } from '#adapters/regular-file.ts';
import { headAfter, parseStored, storedText } from '#core/chain/chain.ts';
import { AirlockError } from '#core/errors.ts';
import { LedgerEntry } from '#core/ledger/entry.ts';
import { EMPTY_HEAD, type LedgerHead } from '#core/ledger/head.ts';
import { MAX_DOCUMENT_BYTES } from '#core/limits.ts';
import { LEDGER_PREFIX, ledgerKey, ledgerSequence } from '#core/room-layout.ts';

/** The folder of the entries: the one that was named, or `ledger/` in it, as in a copy of the bucket. */
const folderOfEntries = async (folder: string): Promise<readonly [string, readonly string[]]> => {
  const inside = join(folder, LEDGER_PREFIX);
  for (const each of [inside, folder]) {
    const names = await readdir(each).catch(() => []);
    if (names.some((name) => ledgerSequence(`${LEDGER_PREFIX}${name}`) !== undefined))
      return [each, names];
  }
  throw new AirlockError(
    'usage',
    `"${folder}" holds no ledger: name a copy of the bucket of the ledger.`,
  );
};

const broken = (sequence: number): AirlockError =>
  new AirlockError(
    'room',
    `Entry ${sequence} of the ledger is missing, cut or changed: copy the bucket of the ledger anew, and hold the copy against it.`,
  );

const readEntry = async (
  folder: string,
  head: LedgerHead,
): Promise<{ readonly entry: LedgerEntry; readonly head: LedgerHead }> => {
  const sequence = head.sequence + 1;
  const name = ledgerKey(sequence).slice(LEDGER_PREFIX.length);
  const bytes = await readRegularFile(join(folder, name), MAX_DOCUMENT_BYTES).catch(
    () => undefined,
  );
  if (!bytes) throw broken(sequence);
  const { text, json } = parseStored(bytes);
  const parsed = LedgerEntry.safeParse(json);
  if (!parsed.success || text !== storedText(parsed.data)) throw broken(sequence);
  const entry = parsed.data;
  if (entry.sequence !== sequence || entry.previous !== head.checksum) throw broken(sequence);
  return { entry, head: headAfter(entry, bytes) };
};

/**
 * The entries of a ledger that somebody copied out of its bucket, each of which names the one before. Their seals are
 * not checked: that takes the key of the room (`airlock ledger verify`). Throws AirlockError('usage') if there are
 * none, and AirlockError('room') for the first that is not as it was written.
 */
export const exportedLedger = async (folder: string): Promise<readonly LedgerEntry[]> => {
  const [place, names] = await folderOfEntries(folder);
  const sequences = names.map((name) => ledgerSequence(`${LEDGER_PREFIX}${name}`) ?? 0);
  const last = Math.max(...sequences);
  const entries: LedgerEntry[] = [];
  let head = EMPTY_HEAD;
  while (head.sequence < last) {
    const read = await readEntry(place, head);
    entries.push(read.entry);
    head = read.head;
  }
  return entries;
};
