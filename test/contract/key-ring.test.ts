import { createHmac } from 'node:crypto';
import { chmod, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { KmsKeyRing } from '#adapters/aws/kms/kms-key-ring.ts';
import { FileKeyRing, makeKeys } from '#adapters/local/file-key-ring.ts';
import { FakeKms, freshKeyArns } from '#proof/loopback/fake-kms.ts';
import { keyRingContract } from '#test/contract/key-ring.contract.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const message = new TextEncoder().encode('a message');
const NAMES = ['token-root', 'ledger-seal'] as const;

const madeKeys = async (): Promise<string> => {
  const folder = join(await tempFolder(), 'keys');
  await makeKeys(folder, await tempFolder());
  return folder;
};

afterEach(removeTempFolders);

keyRingContract('FileKeyRing', async () => new FileKeyRing(await madeKeys()));
keyRingContract('MemoryKeyRing', async () => new MemoryKeyRing());
keyRingContract('KmsKeyRing', async () => new KmsKeyRing(new FakeKms().client, freshKeyArns()));

describe('FileKeyRing', () => {
  it('computes HMAC-SHA-256 under the bytes of the file, as node:crypto does', async () => {
    const folder = await madeKeys();
    for (const name of NAMES) {
      const key = await readFile(join(folder, `${name}.key`));
      const expected = createHmac('sha256', key).update(message).digest();
      expect(await new FileKeyRing(folder).generateMac(name, message)).toEqual(expected);
    }
  });

  it('keeps 32-byte keys that only their owner may touch, in a folder of his own', async () => {
    const folder = await madeKeys();
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
    for (const name of NAMES) {
      const { mode, size } = await stat(join(folder, `${name}.key`));
      expect(mode & 0o777).toBe(0o600);
      expect(size).toBe(32);
    }
  });

  it('makes two different keys, and never makes a key anew', async () => {
    const folder = await madeKeys();
    const keys = await Promise.all(NAMES.map((name) => readFile(join(folder, `${name}.key`))));
    expect(keys[0]).not.toEqual(keys[1]);
    await makeKeys(folder, await tempFolder());
    expect(await readFile(join(folder, 'token-root.key'))).toEqual(keys[0]);
  });

  it.each([0o640, 0o604, 0o660, 0o666, 0o644, 0o610])('refuses a key of mode %o', async (mode) => {
    const folder = await madeKeys();
    const path = join(folder, 'token-root.key');
    await chmod(path, mode);
    const refusal = new FileKeyRing(folder).generateMac('token-root', message);
    await expect(refusal).rejects.toMatchObject({ code: 'room' });
    await expect(refusal).rejects.toThrow(/chmod 600/);
    await chmod(path, 0o400);
    expect(await new FileKeyRing(folder).generateMac('token-root', message)).toHaveLength(32);
  });

  it('says that a key is missing', async () => {
    const folder = await madeKeys();
    await rm(join(folder, 'ledger-seal.key'));
    const ring = new FileKeyRing(folder);
    await expect(ring.generateMac('ledger-seal', message)).rejects.toMatchObject({ code: 'room' });
    await expect(ring.generateMac('ledger-seal', message)).rejects.toThrow(/missing/);
  });

  it.each([0, 31])('says that a key of %i bytes is damaged', async (size) => {
    const folder = await madeKeys();
    await truncate(join(folder, 'token-root.key'), size);
    await expect(new FileKeyRing(folder).generateMac('token-root', message)).rejects.toThrow(
      /damaged/,
    );
  });

  it('never shows a byte of a key in what it throws', async () => {
    const folder = await madeKeys();
    const path = join(folder, 'token-root.key');
    const secret = 'SECRETSECRETSECRETSECRETSECRETSECRET';
    await writeFile(path, secret);
    const fault: unknown = await new FileKeyRing(folder)
      .generateMac('token-root', message)
      .catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: 'AirlockError', code: 'room' });
    expect(String(fault)).not.toContain('SECRET');
  });
});
