import { afterEach, describe, expect, it, vi } from 'vitest';
import { localClient } from '#adapters/local/local-client.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { DAY_MS } from '#core/day.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { cleanUp } from '#core/usecases/upkeep/clean-up.ts';
import { expireData } from '#core/usecases/upkeep/expire-data.ts';
import { arrive, type FlowRoom, keysIn, people } from '#proof/loopback/flow-room.ts';
import { runFlow } from '#proof/loopback/run-flow.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows } from '#proof/rehearsal/people.ts';
import { approveAll, closeTestRooms, openTestRoom, prepareRows } from '#proof/rehearsal/room.ts';
import { openMemoryFlow } from '#test/support/memory/memory-room.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closeTestRooms);

const NOTHING = { expired: [], unproven: [], keys: [] };

const later = (room: FlowRoom, days: number): void => {
  room.now = new Date(room.now.getTime() + days * DAY_MS);
};

/** A room in which both parties delivered. */
const filledRoom = async (): Promise<FlowRoom> => {
  const room = await openMemoryFlow();
  for (const party of ['brand', 'publisher'] as const)
    await runFlow(room, await arrive(room, { party, parts: [people(party, 0, 200)] }));
  return room;
};

const changed = (room: FlowRoom, sections: object): AgreementWithDigest =>
  testAgreement({ ...room.signed.agreement, ...sections });

const approve = async (room: FlowRoom): Promise<void> => {
  for (const { id } of room.signed.agreement.parties) await approveAgreement(room)(id);
};

const overlap = (room: FlowRoom) => answerQuestion(room)('brand', { analysis: 'overlap' });

/** Pays for an overlap and draws it, and is killed before the ledger has the answer. */
const drawUntaken = async (room: FlowRoom): Promise<void> => {
  const halted = new Error('killed');
  const ledger: FlowRoom['ledger'] = {
    head: room.ledger.head,
    state: () => room.ledger.state(),
    entries: () => room.ledger.entries(),
    append: (decide) =>
      room.ledger.append((state) => {
        const event = decide(state);
        if (event?.type === 'answer-released') throw halted;
        return event;
      }),
  };
  const asking = answerQuestion({ ...room, ledger })('brand', { analysis: 'overlap' });
  await expect(asking).rejects.toBe(halted);
};

describe('the agreement that says what is kept', () => {
  const retention = { dropsDays: 1, tokensDays: 1, releasesDays: 1 };

  it('is the one that both parties approved: a proposal removes nothing, nor does one approval', async () => {
    const room = await filledRoom();
    await overlap(room);
    await proposeAgreement(room)(changed(room, { retention }), 'brand');
    later(room, 3);
    expect(await expireData(room)()).toEqual(NOTHING);
    await approveAgreement(room)('brand');
    expect(await expireData(room)()).toEqual(NOTHING);
    await approveAgreement(room)('publisher');
    const gone = (await expireData(room)()).expired.map(({ what }) => what);
    expect(gone).toEqual(['version', 'version', 'release']);
    expect([...(await keysIn(room, 'vault/')), ...(await keysIn(room, 'releases/'))]).toEqual([]);
  });

  it('ends at once what it declares no more', async () => {
    const room = await filledRoom();
    const { brand } = room.signed.agreement.datasets;
    const datasets = { brand, publisher: { readers: { attributes: {} } } };
    await proposeAgreement(room)(changed(room, { datasets }), 'brand');
    expect(await expireData(room)()).toEqual(NOTHING);
    await approve(room);
    expect((await expireData(room)()).expired).toMatchObject([
      { what: 'version', party: 'publisher' },
    ]);
    expect(await keysIn(room, 'vault/')).not.toEqual([]);
  });

  it('has no term before the first approval', async () => {
    const room = await openTestRoom();
    await localClient(room.ports).upload(
      'brand',
      await prepareRows(room, 'brand', brandRows(0, 150)),
      {
        timeoutSeconds: 1,
      },
    );
    const clock = { now: () => new Date(Date.now() + 3_650 * DAY_MS) };
    expect(await expireData({ ...room.ports, clock })()).toEqual(NOTHING);
  });
});

describe('a version whose time is up', () => {
  it('answers nothing, whether or not anybody cleaned up, and charges nothing', async () => {
    const room = await filledRoom();
    later(room, 31);
    const refused = { outcome: 'refused', reason: 'dataset-expired' };
    expect(await overlap(room)).toEqual(refused);
    await expireData(room)();
    expect(await overlap(room)).toEqual(refused);
    const types = (await room.ledger.entries()).map(({ event }) => event.type);
    expect(types).not.toContain('budget-reserved');
    expect(types).not.toContain('version-checked');
  });

  it('is delivered again by the same drop, and counts again', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    let now = new Date();
    const clock = { now: () => now };
    const client = localClient({ ...room.ports, clock });
    const drop = await prepareRows(room, 'brand', brandRows(0, 150));
    const deliver = () => client.upload('brand', drop, { timeoutSeconds: 1 });
    const first = await deliver();
    expect(await deliver()).toEqual({ ...first, repeated: true });
    now = new Date(now.getTime() + 31 * DAY_MS);
    expect(await deliver()).toMatchObject({ outcome: 'published', repeated: false });
  });
});

describe('a drop that is not finished', () => {
  const part = 'drops/brand/customers/0123456789abcdef/part-0001.parquet';

  it('goes some days after something was put there last, also without a manifest', async () => {
    const room = await openMemoryFlow();
    await room.objects.put(part, new Uint8Array(1));
    later(room, 6);
    expect(await expireData(room)()).toEqual(NOTHING);
    later(room, 2);
    expect((await expireData(room)()).expired).toMatchObject([
      { what: 'drop', id: '0123456789abcdef' },
    ]);
    expect(await keysIn(room, 'drops/')).toEqual([]);
  });

  it('stays while it may still be arriving, however long ago it was prepared', async () => {
    const room = await openMemoryFlow();
    const preparedAt = new Date(room.now.getTime() - 8 * DAY_MS).toISOString();
    const arrived = await arrive(room, {
      party: 'brand',
      parts: [people('brand', 0, 120)],
      preparedAt,
    });
    expect(await expireData(room)()).toEqual(NOTHING);
    later(room, 2);
    expect((await expireData(room)()).expired).toMatchObject([{ what: 'drop', id: arrived.drop }]);
  });
});

describe('a clean-up', () => {
  it('touches nothing by a name that the room gives to nothing', async () => {
    const room = await filledRoom();
    const [token = ''] = await keysIn(room, 'vault/');
    const strange = [
      `${token}.bak`,
      token.replace('tokens', 'copy'),
      token.replace('shard=000', 'shard=0'),
      'staging/brand/customers/0123abcd-0123abcd/note.txt',
      'reports/brand/customers/mine.json',
      'releases/mine.json',
      'drops/brand/customers/0123456789abcdef/list.csv',
      'drops/brand/customers/mine/part-0001.parquet',
    ];
    for (const key of strange) await room.objects.put(key, new Uint8Array(1));
    later(room, 4_000);
    await cleanUp(room)();
    const left = await Promise.all(
      ['vault/', 'staging/', 'reports/', 'releases/', 'drops/'].map((area) => keysIn(room, area)),
    );
    expect(left.flat()).toEqual(expect.arrayContaining(strange));
    expect(await keysIn(room, 'vault/')).toHaveLength(3);
  });

  it('keeps an answer that was paid for and not taken: whoever asks again takes that one', async () => {
    const room = await filledRoom();
    await drawUntaken(room);
    const [drawn = ''] = await keysIn(room, 'releases/');
    const orphan = 'releases/00000000000000000000000000000000.json';
    await room.objects.put(orphan, new Uint8Array(1));
    later(room, 2);
    expect(await cleanUp(room)()).toEqual({ ...NOTHING, leftovers: 1 });
    expect(await keysIn(room, 'releases/')).toEqual([drawn]);
    expect(await overlap(room)).toMatchObject({ outcome: 'released', repeated: false });
  });

  it.each(['before the note', 'after the note'])(
    'ends such an answer when answers end, and has the next draw paid for, also if it is killed %s',
    async (killed) => {
      const room = await filledRoom();
      await proposeAgreement(room)(
        changed(room, { retention: { dropsDays: 1, tokensDays: 90, releasesDays: 1 } }),
        'brand',
      );
      await approve(room);
      const charges = async () => (await room.ledger.state()).charges.get('brand')?.length;
      await drawUntaken(room);
      later(room, 2);
      const objects = new Proxy(room.objects, {
        get: (target, name) => {
          if (name === 'delete' && killed === 'after the note')
            return () => Promise.reject(new Error('killed'));
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      });
      const append = () => Promise.reject(new Error('killed'));
      const ledger = killed === 'before the note' ? { ...room.ledger, append } : room.ledger;
      await expect(cleanUp({ ...room, objects, ledger })()).rejects.toThrow();
      if (killed === 'before the note') {
        // It is still paid for, and whoever asks takes the one draw.
        expect(await keysIn(room, 'releases/')).toHaveLength(1);
        expect(await charges()).toBe(1);
        expect((await cleanUp(room)()).expired).toMatchObject([{ what: 'release' }]);
        expect(await keysIn(room, 'releases/')).toEqual([]);
      }
      expect(await overlap(room)).toMatchObject({ outcome: 'released', repeated: false });
      expect(await charges()).toBe(2);
    },
  );

  it('that fails takes nothing from a delivery', async () => {
    const room = await openTestRoom();
    await approveAll(room);
    const objects = new Proxy(room.ports.objects, {
      get: (target, name) => {
        if (name === 'list')
          return (prefix: string) =>
            prefix === 'staging/' ? Promise.reject(new Error('full')) : target.list(prefix);
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const drop = await prepareRows(room, 'brand', brandRows(0, 150));
    const patience = { timeoutSeconds: 1 };
    const delivered = await localClient({ ...room.ports, objects }).upload('brand', drop, patience);
    expect(delivered).toMatchObject({ outcome: 'published', uncleaned: true });
  });
});
