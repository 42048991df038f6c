import { execFile } from 'node:child_process';
import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { FileObjectStore } from '#adapters/local/file-object-store.ts';
import { fakeBucket } from '#proof/loopback/fake-s3.ts';
import { objectStoreContract } from '#test/contract/object-store.contract.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const RACER = fileURLToPath(new URL('../support/race-process.ts', import.meta.url));

objectStoreContract('FileObjectStore', async () => {
  const folder = await tempFolder();
  return new FileObjectStore(join(folder, 'objects'), tempFolder);
});
objectStoreContract('MemoryObjectStore', async () => new MemoryObjectStore());
objectStoreContract('S3ObjectStore', async () => fakeBucket());

describe('FileObjectStore across processes', () => {
  afterEach(removeTempFolders);

  it('lets exactly one process create each object', async () => {
    const folder = await tempFolder();
    const root = join(folder, 'objects');
    const start = String(Date.now() + 700);
    const names = ['first', 'second', 'third', 'fourth'];
    const won = await Promise.all(
      names.map(async (name) => {
        const args = [RACER, root, join(folder, name), name, start, '60'];
        const { stdout } = await promisify(execFile)(process.execPath, args);
        return JSON.parse(stdout) as string[];
      }),
    );
    expect(won.flat().sort()).toEqual([...new Set(won.flat())].sort());
    expect(won.flat()).toHaveLength(60);
    const store = new FileObjectStore(root, tempFolder);
    for (const [at, keys] of won.entries())
      for (const key of keys)
        expect(new TextDecoder().decode(await store.get(key))).toBe(names[at]);
  });

  it('moves a file of its scratch folder into place, and copies any other', async () => {
    const [folder, scratch] = [await tempFolder(), await tempFolder()];
    const store = new FileObjectStore(join(folder, 'objects'), async () => scratch);
    const [made, given] = [join(scratch, 'run', 'made'), join(folder, 'given')];
    await mkdir(join(scratch, 'run'));
    for (const path of [made, given]) {
      await writeFile(path, 'content');
      await store.putFile('parts/one', path);
      expect(new TextDecoder().decode(await store.get('parts/one'))).toBe('content');
    }
    expect(await readdir(join(scratch, 'run'))).toEqual([]);
    expect(await readdir(folder)).toEqual(['given', 'objects']);
  });

  it('lists no file of others, and names it as foreign', async () => {
    const root = join(await tempFolder(), 'objects');
    const store = new FileObjectStore(root, tempFolder);
    await store.put('ledger/a.json', new Uint8Array(1));
    await store.put('ledger/deep/b', new Uint8Array(1));
    for (const name of ['.DS_Store', 'a.json~', 'my notes.txt'])
      await writeFile(join(root, 'ledger', name), 'x');
    await symlink('/nowhere', join(root, 'ledger', 'dangling'));
    expect((await store.list('ledger/')).map(({ key }) => key)).toEqual([
      'ledger/a.json',
      'ledger/deep/b',
    ]);
    expect(await store.foreign('ledger/')).toEqual(
      ['.DS_Store', 'a.json~', 'dangling', 'my notes.txt'].map((name) => `ledger/${name}`),
    );
  });

  it('says of a name that something else has that it is no file, and does not take it for an object', async () => {
    const root = join(await tempFolder(), 'objects');
    const store = new FileObjectStore(root, tempFolder);
    await mkdir(join(root, 'ledger', 'a'), { recursive: true });
    await symlink('/nowhere', join(root, 'ledger', 'b'));
    for (const key of ['ledger/a', 'ledger/b'])
      await expect(store.putIfAbsent(key, new Uint8Array(1))).rejects.toMatchObject({
        code: 'room',
        message: expect.stringContaining(`"${key}": remove it`),
      });
  });

  it('leaves no scratch file behind', async () => {
    const folder = await tempFolder();
    const scratch = await tempFolder();
    const store = new FileObjectStore(join(folder, 'objects'), async () => scratch);
    const file = join(folder, 'file');
    await writeFile(file, 'x');
    await store.put('a', new Uint8Array(3));
    await store.putFile('b', file);
    await store.putIfAbsent('a', new Uint8Array(3));
    await store.putIfAbsent('c', new Uint8Array(3));
    await store.put('../no', new Uint8Array(3)).catch(() => undefined);
    expect(await readdir(scratch)).toEqual([]);
  });
});
