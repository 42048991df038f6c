import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { canonicalJson } from '#core/canonical-json.ts';
import { chainEntry, headAfter } from '#core/chain/chain.ts';
import { verifyLedger } from '#core/chain/verify-ledger.ts';
import { LedgerEntry } from '#core/ledger/entry.ts';
import { EMPTY_HEAD, GENESIS, type LedgerHead } from '#core/ledger/head.ts';
import { LEDGER_HEAD_KEY, ledgerKey } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { EVENTS, type WrittenLedger, writtenLedger } from '#test/core/chain/written-ledger.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';

let ledger: WrittenLedger;
beforeEach(async () => {
  ledger = await writtenLedger();
});

const WHOLE = { outcome: 'whole', foreign: [], backwards: [] };

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const verify = (...receipts: readonly LedgerHead[]) => verifyLedger(ledger, receipts);
const headAt = async (sequence: number): Promise<LedgerHead> => ({
  sequence,
  checksum: sha256(await ledger.bytesOf(sequence)),
});

/** Broken at this entry, and no reader of the ledger goes past it. */
const expectBroken = async (sequence: number, fault?: RegExp): Promise<void> => {
  const verdict = await verify();
  expect(verdict).toMatchObject({ outcome: 'broken', sequence });
  if (verdict.outcome === 'broken' && fault) expect(verdict.fault).toMatch(fault);
};

const expectRefusedRead = async (): Promise<void> =>
  expect(ledger.open().entries()).rejects.toMatchObject({ name: 'AirlockError', code: 'room' });

describe('the chain', () => {
  it('begins with 64 zeros; every entry names the bytes before it', async () => {
    const entries = await ledger.open().entries();
    expect(entries[0]?.previous).toBe(GENESIS);
    expect(GENESIS).toBe('0'.repeat(64));
    for (const [at, entry] of entries.entries()) {
      expect(entry.sequence).toBe(at + 1);
      if (at > 0) expect(entry.previous).toBe(sha256(await ledger.bytesOf(at)));
      expect(entry.event).toEqual(EVENTS[at]);
    }
  });

  it('is stored as canonical JSON, sealed over everything but the seal', async () => {
    for (const at of EVENTS.keys()) {
      const text = new TextDecoder().decode(await ledger.bytesOf(at + 1));
      const { seal, ...body } = LedgerEntry.parse(JSON.parse(text));
      expect(text).toBe(`${canonicalJson({ ...body, seal })}\n`);
      const mac = await ledger.keyRing.generateMac('ledger-seal', bytes(canonicalJson(body)));
      expect(seal).toBe(Buffer.from(mac).toString('hex'));
    }
  });
});

describe('a whole ledger', () => {
  it('is found whole, also when it is empty', async () => {
    expect(await verify()).toEqual({ ...WHOLE, head: await headAt(6) });
    ledger = await writtenLedger([]);
    expect(await verify()).toEqual({ ...WHOLE, head: EMPTY_HEAD });
  });

  it('contains every receipt of its own', async () => {
    for (let sequence = 1; sequence <= 6; sequence += 1)
      expect(await verify(await headAt(sequence))).toMatchObject({ outcome: 'whole' });
    expect(await verify(EMPTY_HEAD)).toMatchObject({ outcome: 'whole' });
  });

  it('is still whole when a crash came before the last note of its head', async () => {
    const note = await ledger.objects.get(LEDGER_HEAD_KEY);
    const [event] = EVENTS;
    if (!note || !event) throw new Error('no note');
    await ledger.open().append(() => event);
    await ledger.objects.put(LEDGER_HEAD_KEY, note);
    expect(await verify()).toMatchObject({ outcome: 'whole', head: await headAt(7) });
  });
});

describe('a changed ledger is found out', () => {
  it('whichever byte of whichever entry was flipped (property)', async () => {
    const place = fc.tuple(
      fc.integer({ min: 1, max: 6 }),
      fc.nat(),
      fc.integer({ min: 1, max: 255 }),
    );
    await fc.assert(
      fc.asyncProperty(place, async ([sequence, at, flip]) => {
        const original = await ledger.bytesOf(sequence);
        const changed = Uint8Array.from(original);
        const where = at % changed.length;
        changed[where] = (changed[where] ?? 0) ^ flip;
        await ledger.objects.put(ledgerKey(sequence), changed);
        const verdict = await verify();
        expect(verdict.outcome).toBe('broken');
        if (verdict.outcome === 'broken') expect(verdict.sequence).toBe(sequence);
        await ledger.objects.put(ledgerKey(sequence), original);
      }),
      { numRuns: 200 },
    );
    expect(await verify()).toMatchObject({ outcome: 'whole' });
  });

  it('when a value was changed, though it is a good entry still', async () => {
    const text = new TextDecoder().decode(await ledger.bytesOf(4));
    await ledger.objects.put(ledgerKey(4), bytes(text.replace('1200', '9900')));
    await expectBroken(4, /was changed/);
    await expectRefusedRead();
  });

  it.each([1, 3, 6])('when entry %i was cut short', async (sequence) => {
    const whole = await ledger.bytesOf(sequence);
    await ledger.objects.put(ledgerKey(sequence), whole.slice(0, whole.length / 2));
    await expectBroken(sequence, /cannot be read/);
    await expectRefusedRead();
  });

  it.each([1, 2, 5])('when entry %i is missing', async (sequence) => {
    await ledger.objects.delete(ledgerKey(sequence));
    await expectBroken(sequence, /is missing/);
    await expectRefusedRead();
  });

  it('when two entries were swapped', async () => {
    const [second, third] = [await ledger.bytesOf(2), await ledger.bytesOf(3)];
    await ledger.objects.put(ledgerKey(2), third);
    await ledger.objects.put(ledgerKey(3), second);
    await expectBroken(2, /wrong place/);
    await expectRefusedRead();
  });

  it('when an entry stands twice', async () => {
    await ledger.objects.put(ledgerKey(7), await ledger.bytesOf(6));
    await expectBroken(7, /wrong place/);
  });

  it.each([1, 2, 5])('when the last %i entries were cut off', async (count) => {
    for (let at = 0; at < count; at += 1) await ledger.objects.delete(ledgerKey(6 - at));
    await expectBroken(
      7 - count,
      /is missing: the ledger ends at entry .*, but entry 6 was there before/,
    );
    await expectRefusedRead();
  });

  it('when all entries were taken away', async () => {
    for (let at = 1; at <= 6; at += 1) await ledger.objects.delete(ledgerKey(at));
    await expectBroken(1, /is missing/);
  });
});

describe('a forged ledger is found out', () => {
  const forge = async (keyRing: MemoryKeyRing, from: number): Promise<void> => {
    let head = from === 1 ? EMPTY_HEAD : await headAt(from - 1);
    for (const event of EVENTS.slice(from - 1).toReversed()) {
      const at = new Date('2026-11-03T00:00:00Z');
      const { entry, bytes: forged } = await chainEntry(keyRing, head, { at, event });
      await ledger.objects.put(ledgerKey(entry.sequence), forged);
      head = headAfter(entry, forged);
    }
  };

  it('when an entry was sealed without the key', async () => {
    await forge(new MemoryKeyRing(), 6);
    await expectBroken(6, /seal is broken/);
    await expectRefusedRead();
  });

  it('by its note, when the holder of the keys rewrote it', async () => {
    await forge(ledger.keyRing, 3);
    await expectBroken(6, /rewritten/);
  });

  it('by a receipt, when the note was rewritten with it', async () => {
    const receipt = await headAt(4);
    const rewritten = await writtenLedger([...EVENTS.slice(0, 3), ...EVENTS.slice(3).toReversed()]);
    expect(await verifyLedger(rewritten)).toMatchObject({ outcome: 'whole' });
    expect(await verifyLedger(rewritten, [receipt])).toMatchObject({
      outcome: 'broken',
      sequence: 4,
      fault: expect.stringMatching(/rewritten/),
    });
  });

  it('by a receipt that is further than it reaches', async () => {
    const receipt = await headAt(6);
    const shorter = await writtenLedger(EVENTS.slice(0, 4));
    expect(await verifyLedger(shorter, [receipt])).toMatchObject({
      outcome: 'broken',
      sequence: 5,
    });
  });
});

describe('the note of the head', () => {
  it('is missed when it was removed', async () => {
    await ledger.objects.delete(LEDGER_HEAD_KEY);
    await expectBroken(6, /head note "ledger-head.json" is missing/);
  });

  it.each<[string, (text: string) => string]>([
    ['changed', (text) => text.replace('"sequence":6', '"sequence":5')],
    ['emptied', () => ''],
    ['no JSON', (text) => text.slice(1)],
    ['of another form', () => '{"sequence":6}'],
    ['sealed anew by hand', (text) => text.replace(/"seal":"../, '"seal":"00')],
  ])('is not believed when it is %s', async (_, change) => {
    const text = new TextDecoder().decode(await ledger.objects.get(LEDGER_HEAD_KEY));
    await ledger.objects.put(LEDGER_HEAD_KEY, bytes(change(text)));
    await expectBroken(6, /head note "ledger-head.json" was changed/);
    await expectRefusedRead();
  });
});
