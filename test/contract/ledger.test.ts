import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { KmsKeyRing } from '#adapters/aws/kms-key-ring.ts';
import { FileKeyRing, makeKeys } from '#adapters/local/file-key-ring.ts';
import { FileObjectStore } from '#adapters/local/file-object-store.ts';
import { ObjectLedger } from '#core/ledger/object-ledger.ts';
import { LEDGER_APPEND_TRIES } from '#core/limits.ts';
import { sha256 } from '#core/sha256.ts';
import { ledgerContract } from '#test/contract/ledger.contract.ts';
import { FakeKms, freshKeyArns } from '#test/support/aws/fake-kms.ts';
import { fakeBucket } from '#test/support/aws/fake-s3.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';
import { stepClock } from '#test/support/memory/step-clock.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

ledgerContract('ObjectLedger over files', async () => {
  const folder = await tempFolder();
  await makeKeys(join(folder, 'keys'));
  const objects = new FileObjectStore(join(folder, 'objects'), join(folder, 'scratch'));
  const keyRing = new FileKeyRing(join(folder, 'keys'));
  const open = () => new ObjectLedger({ objects, keyRing, clock: stepClock() });
  return { objects, keyRing, open };
});

ledgerContract('ObjectLedger over memory', async () => {
  const objects = new MemoryObjectStore();
  const keyRing = new MemoryKeyRing();
  const open = () => new ObjectLedger({ objects, keyRing, clock: stepClock() });
  return { objects, keyRing, open };
});

ledgerContract('ObjectLedger over S3 and KMS', async () => {
  const objects = fakeBucket();
  const keyRing = new KmsKeyRing(new FakeKms().client, freshKeyArns());
  const open = () => new ObjectLedger({ objects, keyRing, clock: stepClock() });
  return { objects, keyRing, open };
});

describe('ObjectLedger', () => {
  it('gives up after many tries instead of trying for ever', async () => {
    /** A store in which somebody else always wins. */
    class Contended extends MemoryObjectStore {
      tries = 0;
      override async putIfAbsent(): Promise<boolean> {
        this.tries += 1;
        return false;
      }
    }
    const objects = new Contended();
    const ledger = new ObjectLedger({ objects, keyRing: new MemoryKeyRing(), clock: stepClock() });
    const busy = ledger.append(() => ({ type: 'agreement-proposed', agreement: sha256('a') }));
    await expect(busy).rejects.toMatchObject({ code: 'room' });
    expect(objects.tries).toBe(LEDGER_APPEND_TRIES);
  });
});
