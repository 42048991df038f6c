import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { KmsKeyRing } from '#adapters/aws/kms/kms-key-ring.ts';
import { FileKeyRing, makeKeys } from '#adapters/local/file-key-ring.ts';
import { FileObjectStore } from '#adapters/local/file-object-store.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { LEDGER_APPEND_TRIES, LEDGER_READ_AHEAD } from '#core/limits.ts';
import { sha256 } from '#core/sha256.ts';
import { FakeKms, freshKeyArns } from '#proof/loopback/fake-kms.ts';
import { fakeBucket } from '#proof/loopback/fake-s3.ts';
import { ledgerContract } from '#test/contract/ledger.contract.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';
import { stepClock } from '#test/support/memory/step-clock.ts';
import { removeTempFolders, tempFolder } from '#test/support/temp-folder.ts';

afterEach(removeTempFolders);

ledgerContract('ObjectLedger over files', async () => {
  const folder = await tempFolder();
  await makeKeys(join(folder, 'keys'), folder);
  const objects = new FileObjectStore(join(folder, 'objects'), async () => folder);
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
  it('reads many entries at a time when it is opened, and no more than its limit', async () => {
    /** A store that knows how many entries are read at once. */
    class Watched extends MemoryObjectStore {
      most = 0;
      #now = 0;
      override async get(key: string): Promise<Uint8Array | undefined> {
        this.#now += 1;
        this.most = Math.max(this.most, this.#now);
        await setImmediate();
        this.#now -= 1;
        return super.get(key);
      }
    }
    const parts = { objects: new Watched(), keyRing: new MemoryKeyRing(), clock: stepClock() };
    const writer = new ObjectLedger(parts);
    for (let n = 0; n < LEDGER_READ_AHEAD + 5; n += 1)
      await writer.append(() => ({ type: 'agreement-proposed', agreement: sha256(String(n)) }));
    expect(parts.objects.most).toBe(1);
    expect(await new ObjectLedger(parts).entries()).toEqual(await writer.entries());
    expect(parts.objects.most).toBe(LEDGER_READ_AHEAD);
  });

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
