import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { exportedLedger } from '#adapters/local/exported-ledger.ts';
import { approveAll, closeTestRooms, openTestRoom } from '#proof/rehearsal/room.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(async () => {
  await closeTestRooms();
  await removeTempFolders();
});

/** A copy of a ledger of some entries. */
const copied = async (): Promise<{
  readonly copy: string;
  readonly entries: readonly unknown[];
}> => {
  const room = await openTestRoom();
  await approveAll(room);
  const copy = await tempFolder();
  await cp(join(room.folder, 'objects', 'ledger'), join(copy, 'ledger'), { recursive: true });
  return { copy, entries: await room.ports.ledger.entries() };
};

const ENTRY = 'ledger/000000000002.json';

describe('a copied ledger', () => {
  it('is read entry by entry, by the folder above it or its own', async () => {
    const { copy, entries } = await copied();
    expect(entries.length).toBeGreaterThan(2);
    expect(await exportedLedger(copy)).toEqual(entries);
    expect(await exportedLedger(join(copy, 'ledger'))).toEqual(entries);
  });

  it.each([
    ['is missing', (path: string) => rm(path)],
    ['was cut', async (path: string) => writeFile(path, (await readFile(path)).subarray(0, 50))],
    [
      'was changed',
      async (path: string) =>
        writeFile(path, (await readFile(path, 'utf8')).replace('brand', 'brans')),
    ],
    [
      'says the same in other words',
      async (path: string) => writeFile(path, ` ${await readFile(path, 'utf8')}`),
    ],
  ])('of which an entry %s is not believed', async (_, meddle) => {
    const { copy } = await copied();
    await meddle(join(copy, ENTRY));
    await expect(exportedLedger(copy)).rejects.toMatchObject({
      code: 'room',
      message: expect.stringMatching(/^Entry [23] of the ledger is missing, cut or changed/),
    });
  });

  it('that is none is told', async () => {
    await expect(exportedLedger(await tempFolder())).rejects.toMatchObject({ code: 'usage' });
  });
});
