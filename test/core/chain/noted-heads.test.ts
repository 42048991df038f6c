import { beforeEach, describe, expect, it } from 'vitest';
import type { S3ObjectStore } from '#adapters/aws/s3/s3-object-store.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { verifyLedger } from '#core/chain/verify-ledger.ts';
import { LEDGER_HEAD_KEY, ledgerKey } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { fakeBucket } from '#proof/loopback/fake-s3.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import { stepClock } from '#test/support/memory/step-clock.ts';

let objects: S3ObjectStore;
const keyRing = new MemoryKeyRing();
const notes: Uint8Array[] = [];
const append = async (...texts: readonly string[]): Promise<void> => {
  const ledger = new ObjectLedger({ objects, keyRing, clock: stepClock() });
  for (const text of texts) {
    await ledger.append(() => ({ type: 'agreement-proposed', agreement: sha256(text) }));
    notes.push((await objects.get(LEDGER_HEAD_KEY)) ?? new Uint8Array());
  }
};
/** Hides the entries after one behind delete markers. */
const hideAfter = async (sequence: number): Promise<void> => {
  for (let at = 6; at > sequence; at -= 1) await objects.delete(ledgerKey(at));
};
beforeEach(async () => {
  objects = fakeBucket();
  notes.length = 0;
  await append('a', 'b', 'c', 'd', 'e', 'f');
});

const verify = () => verifyLedger({ objects, keyRing });

describe('the heads that a versioned bucket keeps', () => {
  it('are all of a ledger that is whole, and what was no note of ours is nothing', async () => {
    expect(await objects.history(LEDGER_HEAD_KEY)).toEqual(notes.slice(0, -1).reverse());
    await objects.put(LEDGER_HEAD_KEY, new TextEncoder().encode('{"sequence":99}'));
    await objects.put(LEDGER_HEAD_KEY, notes[5] ?? new Uint8Array());
    expect(await verify()).toMatchObject({ outcome: 'whole', head: { sequence: 6 } });
  });

  it('tell of entries that were hidden, though an older head was put back', async () => {
    await hideAfter(4);
    await objects.put(LEDGER_HEAD_KEY, notes[3] ?? new Uint8Array());
    expect(await verify()).toMatchObject({
      outcome: 'broken',
      sequence: 5,
      fault: 'is missing: the ledger ends at entry 4, but entry 6 was there before',
    });
  });

  it.each([0, 1])(
    'tell of them when %i entries are left and the head is hidden too',
    async (left) => {
      await hideAfter(left);
      await objects.delete(LEDGER_HEAD_KEY);
      expect(await verify()).toMatchObject({ outcome: 'broken', sequence: left + 1 });
    },
  );

  it('tell of a ledger that went on after it was cut', async () => {
    await hideAfter(4);
    await objects.put(LEDGER_HEAD_KEY, notes[3] ?? new Uint8Array());
    await append('other e', 'other f', 'other g');
    expect(await verify()).toMatchObject({
      outcome: 'broken',
      sequence: 5,
      fault: 'is not the one that was noted: the ledger was rewritten',
    });
  });
});
