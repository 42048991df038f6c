import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { readHead } from '#core/chain/head-file.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { verifyLedger } from '#core/chain/verify-ledger.ts';
import type { LedgerEvent } from '#core/ledger/events.ts';
import { LEDGER_HEAD_LOOKS } from '#core/limits.ts';
import { LEDGER_HEAD_KEY, LEDGER_PREFIX, ledgerKey } from '#core/room-layout.ts';
import { sha256 } from '#core/sha256.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import { MemoryObjectStore } from '#test/support/memory/memory-object-store.ts';
import { stepClock } from '#test/support/memory/step-clock.ts';

type Operation = 'get' | 'put' | 'putIfAbsent';

let objects = new MemoryObjectStore();
const keyRing = new MemoryKeyRing();
beforeEach(() => {
  objects = new MemoryObjectStore();
});

/** One process's way to the store: `before` is awaited before each of its calls. */
const wayOf = (before: (operation: Operation, key: string) => Promise<void>) => {
  const way = Object.create(objects) as MemoryObjectStore;
  const inner = objects;
  way.get = async (key) => {
    await before('get', key);
    return inner.get(key);
  };
  way.put = async (key, content) => {
    await before('put', key);
    return inner.put(key, content);
  };
  way.putIfAbsent = async (key, content) => {
    await before('putIfAbsent', key);
    return inner.putIfAbsent(key, content);
  };
  return way;
};

const open = (way: MemoryObjectStore = objects, wait = async (): Promise<void> => {}) =>
  new ObjectLedger({ objects: way, keyRing, clock: stepClock(), wait });

const proposal = (text: string): LedgerEvent => ({
  type: 'agreement-proposed',
  agreement: sha256(text),
});

const append = async (count: number, ledger = open()): Promise<void> => {
  for (let n = 0; n < count; n += 1) await ledger.append(() => proposal(String(n)));
};

const noted = async (): Promise<number | undefined> => {
  const head = await readHead({ objects, keyRing });
  return typeof head === 'object' ? head.sequence : undefined;
};

/** Where a process stops until it is let through; later it passes. */
const gate = () => {
  let open = (): void => {};
  let arrive = (): void => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const pass = (): Promise<void> => {
    arrive();
    return opened;
  };
  return { open, arrived, pass };
};

/** A process that stops at one of its calls until it is let go. */
const stoppedAt = (operation: Operation, key: string) => {
  const { open: letGo, arrived: there, pass } = gate();
  const way = wayOf(async (each, at) => {
    if (each === operation && at === key) await pass();
  });
  return { way, there, letGo };
};

const expectWhole = async (entries: number): Promise<void> => {
  expect(await noted()).toBe(entries);
  expect(await verifyLedger({ objects, keyRing })).toMatchObject({
    outcome: 'whole',
    head: { sequence: entries },
  });
};

describe('a writer that stops between its entry and its note', () => {
  it.each([1, 4])('for ever, at entry %i: the next one notes it, then appends', async (last) => {
    await append(last - 1);
    const { way, there } = stoppedAt('put', LEDGER_HEAD_KEY);
    void open(way).append(() => proposal('its last'));
    await there;
    expect(await open().entries()).toHaveLength(last);
    const seen: (number | undefined)[] = [];
    const next = wayOf(async (operation, key) => {
      if (operation === 'putIfAbsent' && key.startsWith(LEDGER_PREFIX)) seen.push(await noted());
    });
    await open(next).append(() => proposal('next'));
    expect(seen).toEqual([last]);
    await expectWhole(last + 1);
  });

  it('while others go on: its note does not take theirs back', async () => {
    await append(4);
    const { way, there, letGo } = stoppedAt('get', ledgerKey(6));
    const late = open(way);
    await late.entries();
    const appended = late.append(() => proposal('late'));
    await there;
    await append(3);
    letGo();
    expect((await appended)?.sequence).toBe(5);
    await expectWhole(8);
  });

  it('and writes it late all the same: it brings it forward, and readers wait for that', async () => {
    await append(4);
    const [writing, mending] = [gate(), gate()];
    let written = false;
    const way = wayOf(async (operation, key) => {
      if (operation === 'get' && key === ledgerKey(6) && written) await mending.pass();
      if (operation !== 'put') return;
      await writing.pass();
      written = true;
    });
    const appended = open(way).append(() => proposal('late'));
    await writing.arrived;
    await append(3);
    writing.open();
    await mending.arrived;
    expect(await noted()).toBe(5);
    let waits = 0;
    const reader = open(objects, async () => {
      waits += 1;
      if (waits === 3) mending.open();
      await sleep(1);
    });
    expect(await reader.entries()).toHaveLength(8);
    expect(waits).toBeGreaterThanOrEqual(3);
    await appended;
    await expectWhole(8);
  });

  it('while it notes for another: what it decided is decided again', async () => {
    await append(3);
    const dead = stoppedAt('put', LEDGER_HEAD_KEY);
    void open(dead.way).append(() => proposal('dead'));
    await dead.there;
    const { way, there, letGo } = stoppedAt('put', LEDGER_HEAD_KEY);
    const seen: number[] = [];
    const ledger = open(way);
    const appended = ledger.append(() => {
      seen.push(ledger.head.sequence);
      return proposal('decided');
    });
    await there;
    await append(3);
    letGo();
    expect((await appended)?.sequence).toBe(8);
    expect(seen).toEqual([4, 7]);
    await expectWhole(8);
  });
});

describe('a note of the head that is not what it must be', () => {
  const old = async (): Promise<Uint8Array> =>
    (await objects.get(LEDGER_HEAD_KEY)) ?? new Uint8Array();

  it('stops readers and writers after a few looks, when it is older than the last entry but one', async () => {
    await append(3);
    const older = await old();
    await append(2);
    await objects.put(LEDGER_HEAD_KEY, older);
    let looks = 1;
    const ledger = open(objects, async () => {
      looks += 1;
    });
    const refusal = { code: 'room', message: expect.stringMatching(/entry 5 .*was put back/) };
    await expect(ledger.entries()).rejects.toMatchObject(refusal);
    expect(looks).toBe(LEDGER_HEAD_LOOKS);
    await expect(ledger.append(() => proposal('next'))).rejects.toMatchObject(refusal);
    expect(await objects.list(LEDGER_PREFIX)).toHaveLength(5);
  });

  it.each([2, 5])(
    'stops readers and writers when it is missing beside %i entries',
    async (count) => {
      await append(count);
      await objects.delete(LEDGER_HEAD_KEY);
      const refusal = {
        code: 'room',
        message: expect.stringMatching(/"ledger-head.json" is missing/),
      };
      await expect(open().entries()).rejects.toMatchObject(refusal);
      await expect(open().append(() => proposal('next'))).rejects.toMatchObject(refusal);
      expect(await objects.list(LEDGER_PREFIX)).toHaveLength(count);
      expect(await noted()).toBeUndefined();
    },
  );
});

describe('many writers at once', () => {
  it('never see a fault, and leave the head at the end, however slow each call is (property)', async () => {
    const pauses = fc.array(fc.nat({ max: 4 }), { minLength: 40, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(pauses, async (pause) => {
        objects = new MemoryObjectStore();
        let calls = 0;
        const slow = () =>
          wayOf(async () => {
            calls += 1;
            for (let turn = pause[calls % pause.length] ?? 0; turn > 0; turn -= 1)
              await setImmediate();
          });
        const writers = Array.from({ length: 8 }, () => open(slow(), () => sleep(1)));
        const done = await Promise.all(
          writers.map(async (ledger, at) => {
            for (let n = 0; n < 3; n += 1) await ledger.append(() => proposal(`${at} ${n}`));
            return ledger.entries();
          }),
        );
        expect(done).toHaveLength(8);
        await expectWhole(24);
      }),
      { numRuns: 40 },
    );
  });
});
