import { createPublicKey, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sealPart } from '#adapters/sealed-files.ts';
import type { DropOpener } from '#core/ports/drop-opener.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const AS = {
  ...{ collaboration: 'spring', party: 'brand' },
  ...{ dataset: 'customers', file: 'part-0001.parquet' },
};

/** Where the length of the wrapped key stands in a sealed part: behind its name, a version and the name of the key. */
const LENGTH_AT = 'airlock/seal'.length + 1 + 32;

/** What everything that opens sealed parts promises. `make` answers one with a key of its own. */
export const dropOpenerContract = (name: string, make: () => Promise<DropOpener>): void => {
  describe(`${name} opens drops`, () => {
    let opener: DropOpener;
    let source: string;
    let target: string;
    const plain = randomBytes(100_000);
    beforeEach(async () => {
      opener = await make();
      const folder = await tempFolder();
      [source, target] = [join(folder, 'sealed'), join(folder, 'opened')];
      await writeFile(join(folder, 'plain'), plain);
      await sealPart(
        { source: join(folder, 'plain'), target: source, as: AS },
        await opener.publicKey(),
      );
    });
    afterEach(removeTempFolders);

    it('has one RSA public key of 3,072 bits or more', async () => {
      const pem = await opener.publicKey();
      expect(await opener.publicKey()).toBe(pem);
      const { asymmetricKeyType, asymmetricKeyDetails } = createPublicKey(pem);
      expect(asymmetricKeyType).toBe('rsa');
      expect(asymmetricKeyDetails?.modulusLength).toBeGreaterThanOrEqual(3_072);
      expect(await (await make()).publicKey()).not.toBe(pem);
    });

    it('opens what was sealed to it, in its place', async () => {
      expect(await opener.open({ source, target, as: AS })).toBe('opened');
      expect(await readFile(target)).toEqual(plain);
    });

    it('opens it in no other place', async () => {
      const as = { ...AS, party: 'publisher' };
      expect(await opener.open({ source, target, as })).toBe('broken');
    });

    it('says of what was sealed to another key that it is foreign', async () => {
      const other = await make();
      await other.publicKey();
      expect(await other.open({ source, target, as: AS })).toBe('foreign');
    });

    it('says of a wrapped key that somebody changed that it is broken, and throws nothing', async () => {
      const bytes = await readFile(source);
      bytes[60] = (bytes[60] ?? 0) ^ 255;
      await writeFile(source, bytes);
      expect(await opener.open({ source, target, as: AS })).toBe('broken');
    });

    it('says of a wrapped key of no byte that it is broken, and throws nothing', async () => {
      const bytes = await readFile(source);
      bytes.writeUInt16BE(0, LENGTH_AT);
      await writeFile(source, bytes);
      expect(await opener.open({ source, target, as: AS })).toBe('broken');
    });

    it.each(['', 'PAR1', 'airlock/seal'])('says of %j that it is broken', async (text) => {
      await writeFile(source, text);
      expect(await opener.open({ source, target, as: AS })).toBe('broken');
    });
  });
};
