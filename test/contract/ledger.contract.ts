import { beforeEach, describe, expect, it } from 'vitest';
import { headAfter, readEntry } from '#core/chain/chain.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import { foldLedger } from '#core/ledger/fold.ts';
import { EMPTY_HEAD } from '#core/ledger/head.ts';
import type { KeyRing } from '#core/ports/key-ring.ts';
import type { Ledger } from '#core/ports/ledger.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';
import { LEDGER_PREFIX } from '#core/room-layout.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';

/** One ledger, and as many writers to it as a test opens. */
export interface LedgerSetting {
  readonly objects: ObjectStore;
  readonly keyRing: KeyRing;
  readonly open: () => Ledger;
}

const checksum = (text: string): Checksum => sha256(text);
const proposal = (text: string): LedgerEvent => ({
  type: 'agreement-proposed',
  agreement: checksum(text),
});

const expectWhole = async ({ objects, keyRing }: LedgerSetting, length: number): Promise<void> => {
  const stored = await objects.list(LEDGER_PREFIX);
  expect(stored).toHaveLength(length);
  let head = EMPTY_HEAD;
  for (const { key } of stored) {
    const bytes = (await objects.get(key)) ?? new Uint8Array();
    const read = await readEntry(keyRing, head, bytes);
    if ('fault' in read) throw new Error(`${key} ${read.fault}`);
    head = headAfter(read.entry, bytes);
  }
};

/** What every ledger promises. */
export const ledgerContract = (name: string, make: () => Promise<LedgerSetting>): void => {
  describe(`${name} is a ledger`, () => {
    let setting: LedgerSetting;
    beforeEach(async () => {
      setting = await make();
    });

    it('begins empty and remembers what was appended, for every reader', async () => {
      const ledger = setting.open();
      expect(await ledger.entries()).toEqual([]);
      const first = await ledger.append(() => proposal('a'));
      const second = await ledger.append(() => proposal('b'));
      expect(first).toMatchObject({ sequence: 1, event: proposal('a') });
      expect(await ledger.entries()).toEqual([first, second]);
      expect(await setting.open().entries()).toEqual([first, second]);
    });

    it('gives the state that its entries make, and the same one until there is another entry', async () => {
      const ledger = setting.open();
      expect((await ledger.state()).agreement).toBeUndefined();
      await ledger.append(() => proposal('a'));
      const first = await ledger.state();
      expect(first.agreement).toBe(checksum('a'));
      expect(await ledger.state()).toBe(first);
      await setting.open().append(() => proposal('b'));
      expect((await ledger.state()).agreement).toBe(checksum('b'));
      expect(first).toEqual(foldLedger((await ledger.entries()).slice(0, 1)));
      expect(await setting.open().state()).toEqual(await ledger.state());
    });

    it('appends nothing when nothing is decided', async () => {
      const ledger = setting.open();
      expect(await ledger.append(() => undefined)).toBeUndefined();
      expect(await ledger.entries()).toEqual([]);
    });

    it('sees what another writer appended meanwhile', async () => {
      const [one, two] = [setting.open(), setting.open()];
      await one.entries();
      await two.append(() => proposal('a'));
      expect(await one.entries()).toHaveLength(1);
    });

    it('asks again when another writer wins, with the longer ledger', async () => {
      const [one, two] = [setting.open(), setting.open()];
      await one.entries();
      const seen: number[] = [];
      let meanwhile: Promise<unknown> = Promise.resolve();
      const entry = await one.append(({ proposals }) => {
        seen.push(proposals.size);
        if (seen.length === 1) meanwhile = two.append(() => proposal('faster'));
        return proposal('slower');
      });
      await meanwhile;
      const entries = await one.entries();
      expect(entries).toHaveLength(2);
      expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2]);
      // While the note of the other's entry is missing, the same is asked once more.
      if (entry?.sequence === 2) expect([...new Set(seen)]).toEqual([0, 1]);
      await expectWhole(setting, 2);
    });

    it('keeps a decision true: of twenty who append only to an empty ledger, one does', async () => {
      const writers = Array.from({ length: 20 }, () => setting.open());
      const done = await Promise.all(
        writers.map((ledger, at) =>
          ledger.append(({ proposals }) =>
            proposals.size === 0 ? proposal(String(at)) : undefined,
          ),
        ),
      );
      expect(done.filter((entry) => entry !== undefined)).toHaveLength(1);
      await expectWhole(setting, 1);
    });

    it('keeps the chain whole under 50 appends at once from many writers', async () => {
      const writers = Array.from({ length: 10 }, () => setting.open());
      const done = await Promise.all(
        Array.from({ length: 50 }, (_, at) =>
          (writers[at % 10] ?? setting.open()).append(() => proposal(String(at))),
        ),
      );
      const sequences = done.map((entry) => entry?.sequence ?? 0).sort((a, b) => a - b);
      expect(sequences).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
      await expectWhole(setting, 50);
      for (const ledger of [setting.open(), ...writers])
        expect(await ledger.entries()).toHaveLength(50);
    });

    it('keeps one writer true to the ledger when it is used many times at once', async () => {
      const ledger = setting.open();
      const done = await Promise.all(
        Array.from({ length: 50 }, async (_, at) => {
          if (at % 3 === 0) await ledger.entries();
          return ledger.append(() => proposal(String(at)));
        }),
      );
      expect(new Set(done.map((entry) => entry?.sequence)).size).toBe(50);
      const entries = await ledger.entries();
      expect(entries.map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: 50 }, (_, at) => at + 1),
      );
      await expectWhole(setting, 50);
    });

    it('reads the same in many readings at once', async () => {
      const writer = setting.open();
      for (const text of ['a', 'b', 'c', 'd']) await writer.append(() => proposal(text));
      const reader = setting.open();
      const readings = await Promise.all(Array.from({ length: 20 }, () => reader.entries()));
      for (const entries of readings) expect(entries).toHaveLength(4);
      expect(await reader.entries()).toHaveLength(4);
    });

    it('stops at a broken entry, as a fault of the room', async () => {
      const writer = setting.open();
      for (const text of ['a', 'b', 'c']) await writer.append(() => proposal(text));
      const key = `${LEDGER_PREFIX}000000000002.json`;
      const bytes = (await setting.objects.get(key)) ?? new Uint8Array();
      const text = new TextDecoder().decode(bytes).replace(checksum('b'), checksum('B'));
      await setting.objects.put(key, new TextEncoder().encode(text));
      const reader = setting.open();
      for (let twice = 0; twice < 2; twice += 1)
        await expect(reader.entries()).rejects.toMatchObject({
          name: 'AirlockError',
          code: 'room',
          message: expect.stringMatching(/entry 2 was changed/),
        });
      await expect(reader.append(() => proposal('d'))).rejects.toMatchObject({ code: 'room' });
    });
  });
};
