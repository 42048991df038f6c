import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { expect } from 'vitest';
import type { LedgerEvent } from '#core/ledger/events.ts';

/** SHA-256 of every file of a room, by its path. */
type RoomSnapshot = Readonly<Record<string, string>>;

/** Takes the fingerprint of every file under a room's folder, keys and scratch space included. */
const snapshotRoom = async (folder: string): Promise<RoomSnapshot> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const prints = await Promise.all(
    files.map(async ({ parentPath, name }): Promise<[string, string]> => {
      const path = join(parentPath, name);
      const print = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      return [relative(folder, path), print];
    }),
  );
  return Object.fromEntries(prints.sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** Whatever `act` does, not a byte of the room may differ afterwards. */
export const expectUnchanged = async (
  folder: string,
  act: () => Promise<unknown>,
): Promise<void> => {
  const before = await snapshotRoom(folder);
  await act();
  expect(await snapshotRoom(folder)).toEqual(before);
};

const HEAD = join('objects', 'ledger-head.json');
const LEDGER = join('objects', 'ledger');

/**
 * `act` may add exactly one entry to the ledger and the note of its head, and one file that `besides`
 * names; everything else stays byte for byte. Answers what the entry says.
 */
export const expectOneEntry = async (
  folder: string,
  act: () => Promise<unknown>,
  besides?: RegExp,
): Promise<LedgerEvent> => {
  const before = await snapshotRoom(folder);
  await act();
  const after = await snapshotRoom(folder);
  const added = Object.keys(after).filter((path) => !(path in before));
  const beside = added.filter((path) => besides?.test(path));
  expect(beside.length).toBeLessThanOrEqual(1);
  expect(added).toHaveLength(1 + beside.length);
  const [entry = ''] = added.filter((path) => path.startsWith(LEDGER));
  expect(entry).not.toBe('');
  expect(after[HEAD]).not.toBe(before[HEAD]);
  const kept = Object.entries(after).filter(([path]) => path !== entry && !beside.includes(path));
  const rest = Object.fromEntries(kept);
  expect({ ...rest, [HEAD]: '' }).toEqual({ ...before, [HEAD]: '' });
  return JSON.parse(await readFile(join(folder, entry), 'utf8')).event;
};
