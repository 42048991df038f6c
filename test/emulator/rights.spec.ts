import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keysInZone } from '#proof/emulator/arrivals.ts';
import type { Person } from '#proof/emulator/principals.ts';
import { done, preparedIn, writeListFiles } from '#test/e2e/list-files.ts';
import { type EmulatedRoom, openEmulatedRoom } from '#test/emulator/emulated-room.ts';
import { onlyDocument, type Ran } from '#test/support/run-cli.ts';

/** The first of the brand's people, as `writeListFiles` writes them. */
const SOMEBODY = 'person0@example.org';

describe('what people have a right to, in a room on the emulator', () => {
  let room: EmulatedRoom;
  const at = (name: string): string => join(room.folder, 'rights', name);
  const as = (who: string, ...args: readonly string[]): Promise<Ran> =>
    room.as(`brand ${who}` as Person, ...args, '--party', 'brand', '--stack', room.outputsFile);
  const subject = async (): Promise<unknown> =>
    onlyDocument(await as('analyst', 'subject', at('somebody.txt'), '--json'));
  const forget = (...more: readonly string[]): Promise<Ran> =>
    as('uploader', 'forget', at('list.txt'), '--kind', 'email', '--json', ...more);

  const tokenFiles = async (): Promise<readonly string[]> => {
    const { VaultBucket: Bucket } = room.outputs;
    const { Contents = [] } = await room.s3.send(new ListObjectsV2Command({ Bucket }));
    return Contents.map(({ Key = '' }) => Key).filter((key) => !key.startsWith('tombstones/'));
  };

  beforeAll(async () => {
    room = await openEmulatedRoom('emu-rights');
    await mkdir(at('.'), { recursive: true });
    await writeListFiles(at);
    await copyFile(room.agreement, at('agreement.yaml'));
    await done(preparedIn(at)('brand', 'brand.csv'));
    await writeFile(at('somebody.txt'), `email,${SOMEBODY}\n`);
    await writeFile(at('list.txt'), `${SOMEBODY}\n`);
    for (const party of ['brand', 'publisher'] as const)
      await done(
        room.as(
          `${party} analyst` as Person,
          ...['approve', '--yes', '--agreement', room.agreement],
          ...['--party', party, '--stack', room.outputsFile],
        ),
      );
  }, 300_000);
  afterAll(() => room?.close());

  it('the epoch whose key was deployed begins by one word of a party, and drops are taken in it', async () => {
    const begun = onlyDocument(await as('analyst', 'rotate', '--json'));
    expect(begun).toMatchObject({ kind: 'epoch', party: 'brand', epoch: 2, repeated: false });
    await done(as('uploader', 'upload', at('brand-drop'), '--keep-drop'));
    const again = await as('analyst', 'rotate');
    expect([again.code, again.err]).toEqual([2, expect.stringMatching(/-c epoch=3/)]);
  });

  it('a person is told of by one bundled function, and forgotten by another, with a receipt', async () => {
    expect(await subject()).toMatchObject({ kind: 'subject', found: true });
    expect(onlyDocument(await forget())).toMatchObject({
      ...{ kind: 'forgetting', act: 'forget' },
      successors: [{ removed: 1, current: true }],
    });
    expect(await subject()).toMatchObject({ found: false, tombstones: 1 });
    expect(await keysInZone(room, 'brand')).toEqual([]);
    expect(onlyDocument(await forget('--lift'))).toMatchObject({ act: 'lift' });
    expect(await subject()).not.toHaveProperty('tombstones');
  });

  it('a party takes its list out by one word: no drop of it is taken, and the daily round removes it', async () => {
    const withdrawn = as('analyst', 'withdraw', '--dataset', 'customers', '--json');
    expect(onlyDocument(await withdrawn)).toMatchObject({ kind: 'withdrawal', repeated: false });
    const again = await as('uploader', 'upload', at('brand-drop'), '--keep-drop');
    expect(again.err + again.out).toMatch(/withdrew this list/);
    expect(await tokenFiles()).not.toEqual([]);
    const daily = { method: 'POST', body: '{}' };
    const cleaned = await room.api.lambda('emu-rights-expire-data/invocations', daily);
    expect(await cleaned.json()).toMatchObject({ unproven: 0 });
    expect(await tokenFiles()).toEqual([]);
    await done(as('analyst', 'approve', '--yes', '--agreement', room.agreement));
    await done(as('uploader', 'upload', at('brand-drop'), '--keep-drop'));
    expect(await subject()).toMatchObject({ found: true });
  });

  it('takes no call that nobody wrote down', async () => {
    expect(await room.calls.unknown()).toEqual([]);
  });
});
