import { chmod, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { KmsDropOpener } from '#adapters/aws/kms/kms-drop-opener.ts';
import { FileDropOpener } from '#adapters/local/file-drop-opener.ts';
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
  it('asks KMS to unwrap the key of a part by RSAES_OAEP_SHA_256 and for nothing else, and tells its faults', async () => {
    const kms = new FakeKms();
    const opener = new KmsDropOpener(kms.client, freshKeyArn());
    await opener.publicKey();
    kms.fault = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    const other = new KmsDropOpener(kms.client, freshKeyArn());
    await expect(other.publicKey()).rejects.toMatchObject({ code: 'room' });
    kms.fault = undefined;
    expect(await other.publicKey()).toMatch(/BEGIN PUBLIC KEY/);
  });

  it('says that the function was not given the key', async () => {
    const opener = new KmsDropOpener(new FakeKms().client, undefined);
    await expect(opener.publicKey()).rejects.toThrow('was not given the key that opens drops');
  });
});
