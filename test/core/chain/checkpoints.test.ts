import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { chainEntry, headAfter } from '#core/chain/chain.ts';
import { checkpointBytes } from '#core/chain/checkpoint.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { verifyLedger } from '#core/chain/verify-ledger.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import { foldLedger } from '#core/ledger/fold.ts';
import { EMPTY_HEAD } from '#core/ledger/head.ts';
import { checkpointKey, LEDGER_PREFIX, ledgerKey } from '#core/room-layout.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';
import { WatchedStore } from '#test/core/chain/watched-store.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import type { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';
import { stepClock } from '#test/support/memory/step-clock.ts';

const EVERY = 4;
const FIRST = checkpointKey(EVERY);
const SECOND = checkpointKey(2 * EVERY);

let objects: WatchedStore;
let keyRing: MemoryKeyRing;

const parts = (store: MemoryObjectStore = objects) =>
  ({ objects: store, keyRing, clock: stepClock(), checkpointEvery: EVERY }) as const;
const open = (store?: MemoryObjectStore) => new ObjectLedger(parts(store));

const proposal = (text: string): LedgerEvent => ({
  type: 'agreement-proposed',
  agreement: sha256(text),
});
const append = async (count: number, ledger = open()): Promise<void> => {
  for (let n = 0; n < count; n += 1) await ledger.append(() => proposal(ledger.head.checksum));
};

/** What a fresh reader comes to, which no checkpoint may change. */
const reading = async () => {
  const ledger = open();
  const state = await ledger.state();
  const entries = await ledger.entries();
  expect(state).toEqual(foldLedger(entries));
  expect((await verifyLedger({ objects, keyRing })).outcome).toBe('whole');
  return { state, entries };
};

/** Which entries a fresh reader takes from their own files, of those that are there. */
const openedFiles = async (): Promise<readonly string[]> => {
  objects.read.length = 0;
  await open().state();
  const taken = new Set(objects.read);
  return (await objects.list(LEDGER_PREFIX)).map(({ key }) => key).filter((key) => taken.has(key));
};
const bytesOf = async (key: string): Promise<Uint8Array> =>
  (await objects.get(key)) ?? new Uint8Array();
/** What a checkpoint vouches for. */
const filesOf = async (key: string): Promise<Checksum> =>
  JSON.parse(new TextDecoder().decode(await bytesOf(key)).split('\n')[0] ?? '').files;
const sequences = (...numbers: readonly number[]): readonly string[] => numbers.map(ledgerKey);

const ALL = sequences(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

beforeEach(async () => {
  objects = new WatchedStore();
  keyRing = new MemoryKeyRing();
  await append(9);
  await append(1);
});

describe('checkpoints', () => {
  it('stand for all entries but the last of each and those after the last of them', async () => {
    const kept = await objects.list('ledger-checkpoints/');
    expect(kept.map(({ key }) => key)).toEqual([FIRST, SECOND]);
    expect(await openedFiles()).toEqual(sequences(4, 8, 9, 10));
    const { entries } = await reading();
    const own = await Promise.all(ALL.map(bytesOf));
    expect(entries).toEqual(own.map((bytes) => JSON.parse(new TextDecoder().decode(bytes))));
  });

  it('are written by who appends, once, and by nobody who reads', async () => {
    await append(3);
    objects.written.length = 0;
    await open().state();
    await open().append(() => undefined);
    expect(objects.written).toEqual([]);
    await append(2);
    const kept = objects.written.filter((key) => key.startsWith('ledger-checkpoints/'));
    expect(kept).toEqual([checkpointKey(12)]);
  });

  it('are not read by the proof of the ledger', async () => {
    objects.read.length = 0;
    await verifyLedger({ objects, keyRing });
    expect(objects.read).not.toContain(FIRST);
    expect(objects.read).toEqual(expect.arrayContaining([...ALL]));
  });

  it('can be deleted at any time, and come back with the next entry', async () => {
    await objects.delete(FIRST);
    expect(await openedFiles()).toEqual(sequences(1, 2, 3, 4, 8, 9, 10));
    await append(1);
    expect(await openedFiles()).toEqual(sequences(4, 8, 9, 10, 11));
  });
});

describe('a checkpoint that is not believed', () => {
  const ignored = async (): Promise<void> => {
    expect(await openedFiles()).toEqual(sequences(1, 2, 3, 4, 8, 9, 10));
    expect((await reading()).entries).toHaveLength(10);
    const own = await new ObjectLedger({ ...parts(), checkpointEvery: 0 }).state();
    expect((await reading()).state).toEqual(own);
  };

  it('is one of which any byte is another (property)', async () => {
    const whole = await bytesOf(FIRST);
    const place = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 }));
    await fc.assert(
      fc.asyncProperty(place, async ([at, flip]) => {
        const changed = Uint8Array.from(whole);
        changed[at] = (changed[at] ?? 0) ^ flip;
        await objects.put(FIRST, changed);
        expect(await openedFiles()).toContain(ledgerKey(1));
      }),
      { numRuns: 200 },
    );
    await ignored();
  });

  it.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['empty', () => new Uint8Array()],
    ['cut short', (bytes) => bytes.slice(0, bytes.length / 2)],
    ['without its last entry', (bytes) => bytes.slice(0, bytes.lastIndexOf(10, -2) + 1)],
    ['longer by an entry', (bytes) => Buffer.concat([bytes, bytes.slice(bytes.indexOf(10) + 1)])],
    ['other JSON', () => new TextEncoder().encode('{"kind":"ledger-checkpoint"}\nnull\n')],
  ])('is one that is %s', async (_, change) => {
    await objects.put(FIRST, change(await bytesOf(FIRST)));
    await ignored();
  });

  it('is one of another place', async () => {
    await objects.put(FIRST, await bytesOf(SECOND));
    await ignored();
  });

  it('is one of another room, or sealed by somebody without the key', async () => {
    const entries = (await open().entries()).slice(0, EVERY);
    const files = await filesOf(FIRST);
    await objects.put(FIRST, await checkpointBytes(new MemoryKeyRing(), entries, files));
    await ignored();
  });

  it('is one of files that were written anew since, though they hold the same', async () => {
    await objects.put(ledgerKey(2), await bytesOf(ledgerKey(2)));
    await ignored();
  });

  it('is one that cannot be read, or is longer than its entries', async () => {
    await objects.put(FIRST, Buffer.concat([await bytesOf(FIRST), Buffer.alloc(5_000, '\n')]));
    await ignored();
    objects.denied = FIRST;
    await ignored();
  });

  it('is any, where the entries cannot be listed', async () => {
    objects.read.length = 0;
    objects.denied = LEDGER_PREFIX;
    expect(await open().entries()).toHaveLength(10);
    expect(objects.read).toEqual(expect.arrayContaining([...ALL]));
  });

  it('is one of another history, not even from the holder of the key', async () => {
    const files = JSON.parse(new TextDecoder().decode(await bytesOf(FIRST)).split('\n')[0] ?? '')
      .files as Checksum;
    const forged: LedgerEntry[] = [];
    let head = EMPTY_HEAD;
    for (let n = 0; n < EVERY; n += 1) {
      const happened = { at: new Date('2026-11-02T08:00:00Z'), event: proposal(`forged ${n}`) };
      const { entry, bytes } = await chainEntry(keyRing, head, happened);
      forged.push(entry);
      head = headAfter(entry, bytes);
    }
    await objects.put(FIRST, await checkpointBytes(keyRing, forged, files));
    await ignored();
  });
});

describe('an entry below a checkpoint', () => {
  it.each<[string, () => Promise<void>, RegExp]>([
    [
      'changed',
      async () => objects.put(ledgerKey(2), await bytesOf(ledgerKey(3))),
      /entry 2 is in the wrong place/,
    ],
    ['removed', async () => objects.delete(ledgerKey(2)), /entry 2 is missing/],
  ])('is told at once when it is %s', async (_, meddle, says) => {
    await meddle();
    await expect(open().state()).rejects.toThrow(says);
    await expect(open().append(() => proposal('next'))).rejects.toThrow(says);
  });

  it('is told of when it was changed while the checkpoint was made', async () => {
    for (const key of [FIRST, SECOND]) await objects.delete(key);
    const writer = open();
    await writer.state();
    await objects.put(ledgerKey(2), await bytesOf(ledgerKey(3)));
    await append(1, writer);
    expect(await objects.get(FIRST)).toBeDefined();
    await expect(open().state()).rejects.toThrow(/entry 2 is in the wrong place/);
  });
});

describe('a writer of checkpoints', () => {
  /** One process's way to the store. */
  const storeWith = (put: MemoryObjectStore['put']): MemoryObjectStore =>
    Object.assign(Object.create(objects), {
      put,
      get: objects.get.bind(objects),
      list: objects.list.bind(objects),
      putIfAbsent: objects.putIfAbsent.bind(objects),
    });

  beforeEach(async () => {
    for (const key of [FIRST, SECOND]) await objects.delete(key);
  });

  it('that cannot write them has appended all the same', async () => {
    const store = storeWith((key, content) => {
      if (key.startsWith('ledger-checkpoints/')) throw new Error('no space');
      return objects.put(key, content);
    });
    await append(1, open(store));
    expect((await reading()).entries).toHaveLength(11);
    expect(await objects.list('ledger-checkpoints/')).toEqual([]);
  });

  it('that dies in between has lost nothing: the next one goes on', async () => {
    const { promise: dead, resolve: die } = Promise.withResolvers<void>();
    const store = storeWith((key, content) => {
      if (key !== SECOND) return objects.put(key, content);
      die();
      return new Promise(() => {});
    });
    void append(1, open(store));
    await dead;
    expect(await openedFiles()).toEqual(sequences(4, 5, 6, 7, 8, 9, 10, 11));
    await append(1);
    expect((await reading()).entries).toHaveLength(12);
    expect(await openedFiles()).toEqual(sequences(4, 8, 9, 10, 11, 12));
  });
});
