import { link, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FileEpochKeys } from '#adapters/local/file-epoch-keys.ts';
import { FileKeyRing, makeKeys } from '#adapters/local/file-key-ring.ts';
import type { EpochKeys } from '#core/ports/epoch-keys.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';
import { tokenRootOf } from '#core/tokens/token-root.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

const message = new TextEncoder().encode('a message');

const madeKeys = async (): Promise<string> => {
  const folder = join(await tempFolder(), 'keys');
  await makeKeys(folder, await tempFolder());
  return folder;
};

interface Setting {
  readonly keys: EpochKeys;
  /** The ring as another process opens it. */
  ring(): KeyRing;
}

const inFiles = async (): Promise<Setting> => {
  const folder = await madeKeys();
  return { keys: new FileEpochKeys(folder, tempFolder), ring: () => new FileKeyRing(folder) };
};

const inMemory = async (): Promise<Setting> => {
  const ring = new MemoryKeyRing();
  return { keys: ring, ring: () => ring };
};

describe.each([
  ['FileEpochKeys', inFiles],
  ['MemoryKeyRing', inMemory],
])('%s makes and destroys the keys of epochs', (_, make) => {
  it('has that of the first epoch from the beginning, and makes each other one once', async () => {
    const { keys, ring } = await make();
    expect(await keys.has(1)).toBe(true);
    expect(await keys.has(2)).toBe(false);
    await keys.make(2);
    const mac = await ring().generateMac(tokenRootOf(2), message);
    await keys.make(2);
    expect(await ring().generateMac(tokenRootOf(2), message)).toEqual(mac);
    expect(await ring().generateMac(tokenRootOf(1), message)).not.toEqual(mac);
  });

  it('makes one when two ask for it at once', async () => {
    const { keys, ring } = await make();
    await Promise.all([keys.make(2), keys.make(2), keys.make(2)]);
    expect(await ring().generateMac(tokenRootOf(2), message)).toHaveLength(32);
  });

  it('destroys one for good, and no other; repeating does nothing', async () => {
    const { keys, ring } = await make();
    await keys.make(2);
    for (const _ of [1, 2]) await keys.destroy(1);
    expect([await keys.has(1), await keys.has(2)]).toEqual([false, true]);
    await expect(ring().generateMac(tokenRootOf(1), message)).rejects.toThrow();
    for (const key of [tokenRootOf(2), 'ledger-seal'] as const)
      expect(await ring().generateMac(key, message)).toHaveLength(32);
  });
});

describe('the file of a key of an epoch', () => {
  it('is one that only its owner may touch, of 32 bytes, beside the others', async () => {
    const folder = await madeKeys();
    await new FileEpochKeys(folder, tempFolder).make(2);
    const names = ['ledger-seal.key', 'token-root-2.key', 'token-root.key', 'tombstone-root.key'];
    expect((await readdir(folder)).sort()).toEqual(names);
    const { mode, size } = await stat(join(folder, 'token-root-2.key'));
    expect([mode & 0o777, size]).toEqual([0o600, 32]);
  });

  it('is written over before it goes, so that another name of it holds no key either', async () => {
    const folder = await madeKeys();
    const [path, other] = [join(folder, 'token-root.key'), join(folder, 'other')];
    const before = await readFile(path);
    await link(path, other);
    await new FileEpochKeys(folder, tempFolder).destroy(1);
    expect(await readFile(other)).not.toEqual(before);
  });

  it('that is a link goes, and what it leads to is left as it is', async () => {
    const folder = await madeKeys();
    const elsewhere = join(await tempFolder(), 'a file of somebody');
    await writeFile(elsewhere, 'theirs');
    await symlink(elsewhere, join(folder, 'token-root-2.key'));
    const keys = new FileEpochKeys(folder, tempFolder);
    await keys.destroy(2);
    expect(await keys.has(2)).toBe(false);
    expect(await readFile(elsewhere, 'utf8')).toBe('theirs');
  });
});
