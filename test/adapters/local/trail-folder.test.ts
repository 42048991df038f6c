import { mkdir, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { trailFolder } from '#adapters/local/trail-folder.ts';
import type { Unpacked } from '#core/ports/trail-files.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterAll(removeTempFolders);

const put = async (folder: string, path: string, bytes: string | Buffer): Promise<void> => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), bytes);
};

const unpacked = async (
  folder: string,
  path: string,
  maxBytes = 10_000_000,
): Promise<readonly [Unpacked, string]> => {
  const taken: Uint8Array[] = [];
  const outcome = await (await trailFolder(folder)).unpack(path, {
    maxBytes,
    take: (bytes) => void taken.push(bytes),
  });
  return [outcome, Buffer.concat(taken).toString()];
};

describe('a folder of log files', () => {
  it('names its files by their paths, without what stands beside them', async () => {
    const folder = await tempFolder();
    await put(folder, 'b/AWSLogs/1/a.json.gz', gzipSync('{}'));
    await put(folder, 'b/AWSLogs/1/a.json.gz.meta.json', '{"signature":"00"}');
    await put(folder, 'c', '');
    const files = await trailFolder(folder);
    expect(await files.paths()).toEqual(['b/AWSLogs/1/a.json.gz', 'c']);
    expect(await files.metadata('b/AWSLogs/1/a.json.gz')).toEqual({ signature: '00' });
  });

  it.each(['', '{', '[]', '{"signature":1}', `{"signature":"${'0'.repeat(20_000)}"}`])(
    'holds no metadata where the file of it says %j',
    async (text) => {
      const folder = await tempFolder();
      await put(folder, 'a.meta.json', text);
      expect(await (await trailFolder(folder)).metadata('a')).toEqual({});
    },
  );

  it('unpacks what was packed, in any size and with any header', async () => {
    const folder = await tempFolder();
    const text = 'a log file '.repeat(50_000);
    await put(folder, 'large.gz', gzipSync(text, { level: 1 }));
    expect(await unpacked(folder, 'large.gz')).toEqual(['whole', text]);
    const plain = gzipSync('named');
    const named = Buffer.concat([
      Buffer.from('1f8b081e', 'hex'),
      plain.subarray(4, 10),
      ...['0200ffff', Buffer.from('name\0').toString('hex'), '00', 'abcd'].map((hex) =>
        Buffer.from(hex, 'hex'),
      ),
      plain.subarray(10),
    ]);
    await put(folder, 'named.gz', named);
    expect(await unpacked(folder, 'named.gz')).toEqual(['whole', 'named']);
  });

  it('says what is wrong with a file, and follows no link', async () => {
    const folder = await tempFolder();
    const packed = gzipSync('content');
    await put(folder, 'whole.gz', packed);
    await put(folder, 'two.gz', Buffer.concat([packed, packed]));
    await put(folder, 'zeros.gz', Buffer.concat([packed, Buffer.alloc(3)]));
    await put(folder, 'cut.gz', packed);
    await truncate(join(folder, 'cut.gz'), packed.length - 1);
    await put(folder, 'text.gz', 'a text of more than ten bytes');
    await put(folder, 'empty.gz', '');
    await symlink(join(folder, 'whole.gz'), join(folder, 'link.gz'));
    const all = await Promise.all(
      ['whole', 'two', 'zeros', 'cut', 'text', 'empty', 'link', 'none', 'a\0'].map(
        async (name) => (await unpacked(folder, `${name}.gz`))[0],
      ),
    );
    expect(all).toEqual([
      ...['whole', 'trailing', 'trailing', 'damaged', 'damaged', 'damaged'],
      ...['absent', 'absent', 'absent'],
    ]);
    expect(await unpacked(folder, 'whole.gz', 3)).toEqual(['large', '']);
    expect((await unpacked(folder, 'whole.gz/within'))[0]).toBe('absent');
  });

  it('has to be there', async () => {
    await expect(trailFolder('/nowhere/at/all')).rejects.toMatchObject({ code: 'usage' });
  });
});
