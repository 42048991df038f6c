import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { archiveOf } from '#adapters/archive/archive-of.ts';
import { packBytes, readPack, unpack } from '#adapters/archive/pack-file.ts';
import { AirlockError } from '#core/errors.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';
import { zipOf } from '#test/support/zip-file.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const FILES = new Map([
  ['manifest.json', bytes('{}\n')],
  ['ledger/entries.ndjson', bytes('one\ntwo\n')],
]);
const HONEST = Buffer.from(packBytes(FILES));

afterAll(removeTempFolders);

const faultsOf = async (archive: Uint8Array): Promise<readonly string[] | undefined> =>
  (await unpack(Buffer.from(archive)))?.faults.map(({ says }) => says);

/** The same archive, but that a number in its directory is another. */
const withNumber = (offset: number, value: number): Buffer => {
  const archive = Buffer.from(HONEST);
  const entry = archive.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  archive.writeUInt32LE(value, entry + offset);
  return archive;
};

const EXTERNAL_ATTRIBUTES = 38;
const LINK = (0o120_777 << 16) >>> 0;

describe('an archive of evidence', () => {
  it('gives back what was put into it, in any order, and nothing is odd about it', async () => {
    expect(await unpack(HONEST)).toEqual({
      files: new Map([...FILES].map(([name, content]) => [name, Buffer.from(content)])),
      faults: [],
    });
    expect(packBytes(new Map([...FILES].toReversed()))).toEqual(packBytes(FILES));
  });

  it.each([
    ['a way out of the folder', '../manifest.json'],
    ['a way from the root', '/etc/passwd'],
    ['a way of Windows', 'c:\\manifest.json'],
    ['a folder', 'ledger/'],
    ['a hidden file', '.htaccess'],
    ['a name of the other letters', 'MANIFEST.JSON'],
    ['a name that turns its letters', 'a\u202etxt.json'],
    ['a name of the system', 'ledger/../../x.json'],
    ['a name with an end inside', 'manifest.json\u0000.txt'],
  ])('is odd with %s in it', async (_, name) => {
    const archive = archiveOf([...FILES, [name, bytes('x')]], 0);
    expect(await faultsOf(archive)).toEqual(['no file of a pack is called so']);
  });

  it('is odd with a file that is there twice', async () => {
    const twice = Buffer.from(archiveOf([...FILES, ['manifest.jsom', bytes('no\n')]], 0));
    for (let at = twice.indexOf('manifest.jsom'); at !== -1; at = twice.indexOf('manifest.jsom'))
      twice.write('manifest.json', at);
    expect(await faultsOf(twice)).toEqual(['it is there twice']);
  });

  it('is odd with files that are packed, so that nothing can burst', async () => {
    const bomb = archiveOf([['manifest.json', new Uint8Array(50_000_000)]], 6);
    expect(bomb.length).toBeLessThan(100_000);
    const says = 'it is packed, and files of a pack are not';
    expect(await faultsOf(bomb)).toEqual([says]);
    expect(await faultsOf(zipOf([{ name: 'manifest.json', content: '{}', says: 2 }]))).toEqual([
      says,
    ]);
  });

  it.each([
    ['a link in place of a file', withNumber(EXTERNAL_ATTRIBUTES, LINK)],
    ['something before it', Buffer.concat([bytes('#!/bin/sh\n'), HONEST])],
    ['something behind it', Buffer.concat([HONEST, bytes('more')])],
    [
      'another name where the file lies',
      Buffer.from(HONEST.toString('latin1').replace('manifest', 'maniFest'), 'latin1'),
    ],
    ['files in another order', archiveOf([...FILES], 0)],
  ])('is odd, or none, with %s', async (_, archive) => {
    const read = await faultsOf(archive);
    expect(read === undefined || read.length > 0).toBe(true);
  });

  it('is told from what is none, in one sentence', async () => {
    const folder = await tempFolder();
    for (const [name, content] of [
      ['empty.zip', ''],
      ['text.zip', 'no archive'],
    ] as const) {
      const path = join(folder, name);
      await writeFile(path, content);
      await expect(readPack(path)).rejects.toMatchObject({
        code: expect.stringMatching(/input|usage/),
      });
    }
    await expect(readPack(join(folder, 'not-there.zip'))).rejects.toMatchObject({ code: 'usage' });
    await expect(readPack(folder)).rejects.toBeInstanceOf(AirlockError);
  });

  it('is never taken for whole with a byte changed, cut or put in, and never throws (property)', async () => {
    const harm = fc.record({
      at: fc.nat({ max: HONEST.length - 1 }),
      how: fc.constantFrom('set', 'cut', 'insert'),
      byte: fc.integer({ min: 0, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(harm, { minLength: 1, maxLength: 3 }), async (harms) => {
        let archive = Buffer.from(HONEST);
        for (const { at, how, byte } of harms) {
          const [before, after] = [
            archive.subarray(0, at),
            archive.subarray(how === 'insert' ? at : at + 1),
          ];
          archive = Buffer.concat(
            how === 'cut' ? [before, after] : [before, Buffer.of(byte), after],
          );
        }
        const read = await unpack(archive);
        if (read === undefined || archive.equals(HONEST)) return;
        const isSame = read.faults.length === 0;
        // A file itself may be another: that is for the manifest to tell.
        if (isSame) expect(Buffer.from(packBytes(read.files)).equals(archive)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is read from any bytes without a throw (property)', async () => {
    const tail = HONEST.subarray(HONEST.length - 150);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.boolean(), async (noise, isEnded) => {
        await unpack(Buffer.concat(isEnded ? [noise, tail] : [noise]));
      }),
      { numRuns: 300 },
    );
  });
});
