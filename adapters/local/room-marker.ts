import { randomUUID } from 'node:crypto';
import { link, readdir, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { makeKeys } from '#adapters/local/file-key-ring.ts';
import { makeFolders } from '#adapters/local/make-folders.ts';
import { deadScratch, isScratchName, Scratch, sweepDead } from '#adapters/local/scratch.ts';
import { readRegularFile } from '#adapters/regular-file.ts';
import { ChecksumText } from '#core/drops/manifest.ts';
import { AirlockError } from '#core/errors.ts';
import type { LedgerHead } from '#core/ledger/head.ts';
import { MAX_LEASE_BYTES } from '#core/limits.ts';

/** Says that a folder is a room, and which: a folder without it is none, whatever else it holds. */
export const RoomMarker = z.strictObject({
  airlock: z.literal('room'),
  id: z.uuid(),
  /** The first entry of its ledger; missing while the room is still being made. */
  begins: z.strictObject({ sequence: z.literal(1), checksum: ChecksumText }).optional(),
});
export type RoomMarker = z.infer<typeof RoomMarker>;

const MARKER = 'airlock-room.json';
/** Mark of the scratch folders of those who make a room. */
const MAKING = 'init';

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(String((error as NodeJS.ErrnoException).code));

/** The marker of a folder, or undefined if the folder is no room. Throws AirlockError('room') if it is damaged. */
const readMarker = async (folder: string): Promise<RoomMarker | undefined> => {
  const path = join(folder, MARKER);
  let content: Buffer | undefined;
  try {
    content = await readRegularFile(path, MAX_LEASE_BYTES);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  try {
    return RoomMarker.parse(JSON.parse(String(content)));
  } catch (cause) {
    throw new AirlockError('room', `"${path}" is damaged: restore it from a copy of the room.`, {
      cause,
    });
  }
};

/** Is this folder a room that was made to its end? */
export const isRoom = async (folder: string): Promise<boolean> =>
  (await readMarker(folder))?.begins !== undefined;

/** The marker of a room that is ready. Throws AirlockError('usage') where there is none. */
export const markerOf = async (folder: string): Promise<RoomMarker> => {
  const marker = await readMarker(folder);
  if (marker?.begins) return marker;
  if (marker)
    throw new AirlockError(
      'usage',
      `The room in "${folder}" was not made to its end: run "init" again.`,
    );
  const older = await stat(join(folder, 'keys', 'ledger-seal.key')).catch(() => undefined);
  throw new AirlockError(
    'usage',
    older
      ? `The room in "${folder}" has no "${MARKER}": restore that file from a copy of the room; a room of Airlock 0.3 or older, which never had one, must be made anew.`
      : `There is no room in "${folder}": run "init" first, or name it with --room.`,
  );
};

/**
 * Begins a room, or goes on with one whose making was interrupted: marker first, then keys. Nothing is
 * made in a folder that holds anything else. Keys are made only while there is no ledger.
 */
export const beginRoom = async (
  folder: string,
  hasLedger: () => Promise<boolean>,
): Promise<RoomMarker> => {
  await makeFolder(folder);
  const known = await readMarker(folder);
  if (known?.begins) return known;
  if (!known) await checkEmpty(folder);
  const scratch = new Scratch(folder, MAKING);
  try {
    await scratch.sweepOthers();
    const marker = known ?? (await placeMarker(folder, scratch));
    if (!(await hasLedger())) await makeKeys(join(folder, 'keys'), scratch.folder);
    return marker;
  } finally {
    await scratch.close();
  }
};

/** Notes with which entry the ledger of a room begins: from now on it is a room. */
export const finishRoom = async (folder: string, begins: LedgerHead): Promise<void> => {
  const marker = await readMarker(folder);
  if (!marker || marker.begins) return;
  const scratch = new Scratch(folder, MAKING);
  try {
    const finished = RoomMarker.parse({ ...marker, begins });
    await rename(await writeMarker(scratch, finished), join(folder, MARKER));
  } finally {
    await scratch.close();
  }
};

/** Scratch folders of killed processes that were making the room; only looks. */
export const deadMaking = (folder: string): Promise<readonly string[]> =>
  deadScratch(folder, MAKING);

/** Removes those; answers how many they were. */
export const sweepMaking = (folder: string): Promise<number> => sweepDead(folder, MAKING);

const makeFolder = async (folder: string): Promise<void> => {
  await makeFolders(folder).catch((cause: unknown) => {
    const { code } = cause as NodeJS.ErrnoException;
    if (!['EEXIST', 'ENOTDIR', 'ENOENT'].includes(String(code))) throw cause;
    throw new AirlockError('usage', `"${folder}" is no folder: name another place with --room.`, {
      cause,
    });
  });
};

const checkEmpty = async (folder: string): Promise<void> => {
  const others = (await readdir(folder)).filter((name) => !isScratchName(name));
  // Another process may be making the same room: then its marker is there by now.
  if (others.length === 0 || (await readMarker(folder))) return;
  throw new AirlockError(
    'usage',
    `"${folder}" holds files and is no room: name a new or empty folder with --room.`,
  );
};

const writeMarker = async (scratch: Scratch, marker: RoomMarker): Promise<string> => {
  const path = join(await scratch.open(), randomUUID());
  await writeFile(path, `${JSON.stringify(marker)}\n`, { mode: 0o600, flag: 'wx', flush: true });
  return path;
};

/** In one step, as `link` is: of two that begin a room the first one's marker stays. */
const placeMarker = async (folder: string, scratch: Scratch): Promise<RoomMarker> => {
  const marker: RoomMarker = { airlock: 'room', id: randomUUID() };
  const written = await writeMarker(scratch, marker);
  try {
    await link(written, join(folder, MARKER));
    return marker;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return (await readMarker(folder)) ?? marker;
  }
};
