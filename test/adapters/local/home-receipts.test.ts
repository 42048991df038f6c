import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HomeReceipts } from '#adapters/local/home-receipts.ts';
import type { LedgerHead } from '#core/ledger/head.ts';
import { sha256 } from '#core/sha256.ts';
import { leaveDeadScratch } from '#test/support/dead-scratch.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

let home: string;
beforeEach(async () => {
  home = await tempFolder();
});
afterEach(removeTempFolders);

const head = (sequence: number): LedgerHead => ({ sequence, checksum: sha256(String(sequence)) });
const book = (...room: readonly string[]) =>
  new HomeReceipts(room.length > 0 ? room : ['here', 'a room'], { AIRLOCK_HOME: home });

describe('the receipts at home', () => {
  it('remember the furthest head of each room, and no older one', async () => {
    expect(await book().read()).toBeUndefined();
    await book().keep(head(3));
    await book().keep(head(7));
    await book().keep(head(5));
    expect(await book().read()).toMatchObject(head(7));
    expect(await readdir(join(home, 'receipts'))).toHaveLength(1);
    expect(await book('there', 'a room').read()).toBeUndefined();
    expect(await book('here', 'another').read()).toBeUndefined();
  });

  it('never go back, however many commands keep one at once', async () => {
    const order = Array.from({ length: 40 }, (_, at) => ((at * 17) % 40) + 1);
    const readings: (number | undefined)[] = [];
    await Promise.all(
      order.map(async (sequence) => {
        await book().keep(head(sequence));
        readings.push((await book().read())?.sequence);
        expect((await book().read())?.sequence).toBeGreaterThanOrEqual(sequence);
      }),
    );
    expect(await book().read()).toMatchObject(head(40));
    expect(readings).not.toContain(undefined);
  });

  it('leave what others put beside them', async () => {
    const folder = join(home, 'receipts');
    await mkdir(folder);
    for (const name of ['notes.txt', `${'0'.repeat(32)}-000000000001.json`, 'x-000000000001.json'])
      await writeFile(join(folder, name), 'mine');
    await book().keep(head(1));
    await book().keep(head(2));
    expect(await readdir(folder)).toHaveLength(4);
  });

  it('are rid of what a killed command left there, also by one that has nothing new to keep', async () => {
    const folder = join(home, 'receipts');
    await book().keep(head(1));
    await leaveDeadScratch(folder, 'receipts');
    await book().keep(head(1));
    expect(await readdir(folder)).toHaveLength(1);
  });

  it.each([
    [{ AIRLOCK_HOME: '/a', XDG_STATE_HOME: '/b' }, '/a/receipts'],
    [{ AIRLOCK_HOME: '', XDG_STATE_HOME: '/b' }, '/b/airlock/receipts'],
    [{ XDG_STATE_HOME: 'relative' }, join(homedir(), '.local/state/airlock/receipts')],
    [{}, join(homedir(), '.local/state/airlock/receipts')],
  ])('lie where %j says', (variables, folder) => {
    expect(new HomeReceipts(['a room'], variables).folder).toBe(folder);
  });
});
