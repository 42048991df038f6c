import { chmod, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { KmsDropOpener } from '#adapters/aws/kms/kms-drop-opener.ts';
import { FileDropOpener } from '#adapters/local/file-drop-opener.ts';
import { sealPart } from '#adapters/sealed-files.ts';
import { FakeKms, freshKeyArn } from '#proof/loopback/fake-kms.ts';
import { dropOpenerContract } from '#test/contract/drop-opener.contract.ts';
import { MemoryDropOpener } from '#test/support/memory/memory-drop-opener.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

const openerIn = (folder: string): FileDropOpener => new FileDropOpener(folder, tempFolder);

dropOpenerContract('FileDropOpener', async () => openerIn(await tempFolder()));
dropOpenerContract('MemoryDropOpener', async () => new MemoryDropOpener());
dropOpenerContract(
  'KmsDropOpener',
  async () => new KmsDropOpener(new FakeKms().client, freshKeyArn()),
);

afterEach(removeTempFolders);

describe('FileDropOpener', () => {
  it('makes its key once, readable by its owner alone, and keeps it', async () => {
    const folder = await tempFolder();
    const pem = await openerIn(folder).publicKey();
    expect(await readdir(folder)).toEqual(['drop-opener.pem']);
    expect((await stat(join(folder, 'drop-opener.pem'))).mode & 0o777).toBe(0o600);
    expect(await openerIn(folder).publicKey()).toBe(pem);
  });

  it('of two that make it at once, both go by the first', async () => {
    const folder = await tempFolder();
    const [one, other] = await Promise.all([
      openerIn(folder).publicKey(),
      openerIn(folder).publicKey(),
    ]);
    expect(one).toBe(other);
  });

  it('refuses a key that others may read, and one that is missing or damaged, and shows none of it', async () => {
    const folder = await tempFolder();
    const path = join(folder, 'drop-opener.pem');
    await openerIn(folder).publicKey();
    const as = { collaboration: 'a', party: 'b', dataset: 'c', file: 'd' };
    const open = () => openerIn(folder).open({ source: path, target: `${path}.out`, as });
    await chmod(path, 0o640);
    await expect(open()).rejects.toThrow(/chmod 600/);
    await chmod(path, 0o600);
    await writeFile(path, 'SECRET');
    const fault: unknown = await open().catch((error: unknown) => error);
    expect(fault).toMatchObject({ name: 'AirlockError', code: 'room' });
    expect(String(fault)).toMatch(/damaged/);
    expect(String(fault)).not.toContain('SECRET');
    await rm(path);
    await expect(open()).rejects.toThrow(/missing/);
  });
});

describe('KmsDropOpener', () => {
  const AS = {
    ...{ collaboration: 'spring', party: 'brand' },
    ...{ dataset: 'customers', file: 'part-0001.parquet' },
  };
  /** Over a KMS of its own, with a part that is sealed to its key. */
  const withPart = async () => {
    const [kms, arn, folder] = [new FakeKms(), freshKeyArn(), await tempFolder()];
    kms.is(arn, 'RSA_4096');
    const opener = new KmsDropOpener(kms.client, arn);
    const paths = { plain: join(folder, 'plain'), sealed: join(folder, 'sealed') };
    await writeFile(paths.plain, 'a part');
    const part = { source: paths.plain, target: paths.sealed, as: AS };
    await sealPart(part, await opener.publicKey());
    let opened = 0;
    const open = () => {
      opened += 1;
      return opener.open({
        source: paths.sealed,
        target: join(folder, `opened-${opened}`),
        as: AS,
      });
    };
    return { kms, arn, open };
  };

  it('asks KMS for the public half once, and to unwrap the key of a part by RSAES_OAEP_SHA_256 and for nothing else', async () => {
    const { kms, arn, open } = await withPart();
    expect([await open(), await open()]).toEqual(['opened', 'opened']);
    const unwrapped = {
      ...{ KeyId: arn, EncryptionAlgorithm: 'RSAES_OAEP_SHA_256' },
      CiphertextBlob: expect.toSatisfy(({ length }: Uint8Array) => length === 4_096 / 8),
    };
    expect(kms.opened).toEqual([{ KeyId: arn }, unwrapped, unwrapped]);
    expect(kms.sent).toEqual([]);
  });

  it.each([
    ['AccessDeniedException', /does not let this role use the key that opens drops/],
    ['ThrottlingException', /too busy with the key that opens drops/],
    ['KMSInternalException', /does not answer about the key that opens drops/],
  ])('takes %s for a fault of the room and never for a broken part', async (name, says) => {
    const { kms, open } = await withPart();
    kms.fault = Object.assign(new Error('SECRET'), { name });
    const fault: unknown = await open().catch((error: unknown) => error);
    expect(fault).toMatchObject({ code: 'room', message: expect.stringMatching(says) });
    expect(String(fault)).not.toContain('SECRET');
    kms.fault = undefined;
    expect(await open()).toBe('opened');
  });

  it.each(['InvalidCiphertextException', 'IncorrectKeyException'])(
    'takes %s for a part that somebody changed',
    async (name) => {
      const { kms, open } = await withPart();
      kms.fault = Object.assign(new Error('no'), { name });
      expect(await open()).toBe('broken');
    },
  );

  it.each(['Disabled', 'PendingDeletion'] as const)(
    'says of a key that is %s that it is to be restored, and opens drops again then',
    async (state) => {
      const { kms, arn, open } = await withPart();
      kms.setAside(arn, state);
      await expect(open()).rejects.toThrow(/disabled or waiting for deletion: restore it/);
      kms.setAside(arn);
      expect(await open()).toBe('opened');
    },
  );

  it('says of a key that is not there that AWS does not find it', async () => {
    const { kms, arn, open } = await withPart();
    kms.forget(arn);
    await expect(open()).rejects.toThrow(/does not find the key that opens drops/);
  });

  it('is told by KMS where it was given a key of another kind, and asks again what it was not told', async () => {
    const [kms, arn] = [new FakeKms(), freshKeyArn()];
    kms.is(arn, 'HMAC_256');
    const opener = new KmsDropOpener(kms.client, arn);
    await expect(opener.publicKey()).rejects.toMatchObject({ code: 'room' });
    kms.is(arn, 'RSA_4096');
    expect(await opener.publicKey()).toMatch(/BEGIN PUBLIC KEY/);
  });

  it('says that the function was not given the key', async () => {
    const opener = new KmsDropOpener(new FakeKms().client, undefined);
    await expect(opener.publicKey()).rejects.toThrow('was not given the key that opens drops');
  });
});
