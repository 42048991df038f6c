import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import { approveAll, openTestRoom, prepareRows } from '#proof/rehearsal/room.ts';
import { runCli, runJson } from '#test/support/run-cli.ts';

/** People on both lists. */
export const OVERLAP = 200;
/** Who delivers. */
export const PARTIES = ['brand', 'publisher'] as const;
export type Party = (typeof PARTIES)[number];

/** A room with an older and a current version of the brand's list, and one of the publisher's. */
export interface Template {
  readonly folder: string;
  readonly drops: Readonly<Record<Party, string>>;
}

/** Uploads a drop by the command, which must publish it. */
export const upload = async (folder: string, party: Party, drop: string): Promise<void> => {
  const ran = await runCli('upload', drop, '--party', party, '--room', folder);
  expect(ran).toMatchObject({ code: 0, err: '' });
};

/** Makes the room that the tests copy. */
export const makeTemplate = async (): Promise<Template> => {
  const room = await openTestRoom();
  await approveAll(room);
  const older = await prepareRows(room, 'brand', brandRows(0, 250));
  const brand = await prepareRows(room, 'brand', brandRows(0, 300));
  const publisher = await prepareRows(room, 'publisher', publisherRows(100, 400));
  await upload(room.folder, 'brand', older.folder);
  await upload(room.folder, 'brand', brand.folder);
  await upload(room.folder, 'publisher', publisher.folder);
  return {
    folder: room.folder,
    drops: { brand: brand.folder, publisher: publisher.folder },
  };
};

/** Asks for the overlap. */
export const ask = (folder: string, ...more: readonly string[]) =>
  runCli('ask', 'overlap', '--party', 'brand', '--room', folder, ...more);

/** The overlap, which must be released. */
export const overlap = async (folder: string): Promise<number> => {
  const { cells } = await runJson<{ cells: { people: number }[] }>(
    ...['ask', 'overlap', '--party', 'brand', '--room', folder],
  );
  return cells[0]?.people ?? Number.NaN;
};

const eventsIn = async (folder: string): Promise<readonly LedgerEntry['event'][]> => {
  const ledger = join(folder, 'objects', 'ledger');
  const names = (await readdir(ledger)).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(ledger, name), 'utf8')));
  return texts.map((text) => (JSON.parse(text) as LedgerEntry).event);
};

/** What happened in a room. */
export const typesIn = async (folder: string): Promise<readonly string[]> =>
  (await eventsIn(folder)).map(({ type }) => type);

/** Every version of a party, oldest first. */
export const versionsOf = async (folder: string, party: Party): Promise<readonly string[]> =>
  (await eventsIn(folder)).flatMap((event) =>
    event.type === 'dataset-published' && event.party === party ? [event.version] : [],
  );

/** Files of a room's objects, as keys. */
export const keysIn = async (folder: string): Promise<readonly string[]> => {
  const root = join(folder, 'objects');
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
    .sort();
};
