import { afterEach, describe, expect, it, vi } from 'vitest';
import { DAY_MS } from '#core/day.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { makeHandler } from '#lambdas/expire-data/handler.ts';
import { arrive, type FlowRoom, keysIn, people } from '#proof/loopback/flow-room.ts';
import { runFlow } from '#proof/loopback/run-flow.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { openMemoryFlow } from '#test/support/memory/memory-room.ts';

vi.setConfig({ testTimeout: 30_000 });

const NOTHING = { drop: 0, version: 0, release: 0, list: 0, leftovers: 0, unproven: 0 };

const later = (room: FlowRoom, days: number): void => {
  room.now = new Date(room.now.getTime() + days * DAY_MS);
};

/** An object store whose methods can be replaced one by one. */
const bound = ({ objects }: FlowRoom): FlowRoom['objects'] => ({
  checkWritable: (prefix) => objects.checkWritable(prefix),
  putIfAbsent: (key, content) => objects.putIfAbsent(key, content),
  put: (key, content) => objects.put(key, content),
  putFile: (key, path) => objects.putFile(key, path),
  get: (key) => objects.get(key),
  list: (prefix) => objects.list(prefix),
  foreign: (prefix) => objects.foreign(prefix),
  history: (key) => objects.history(key),
  checksum: (key) => objects.checksum(key),
  delete: (key) => objects.delete(key),
  withFile: (key, use) => objects.withFile(key, use),
});

const deliver = async (
  room: FlowRoom,
  party: 'brand' | 'publisher',
  [from, to, execution]: readonly [from: number, to: number, execution?: string],
) => {
  const arrived = await arrive(room, { party, parts: [people(party, from, to)] });
  return runFlow(room, arrived, execution === undefined ? {} : { execution });
};

const expired = async (room: FlowRoom): Promise<readonly string[]> =>
  (await room.ledger.entries()).flatMap(({ event }) =>
    event.type === 'data-expired' ? [event.what] : [],
  );

describe('expiry', () => {
  afterEach(closeTestRooms);

  it('removes the token files of versions that are too old, also of the current one, once, and notes it', async () => {
    const room = await openMemoryFlow();
    await deliver(room, 'brand', [0, 200]);
    later(room, 29);
    await deliver(room, 'brand', [100, 400]);
    const before = await keysIn(room, 'vault/');
    const expire = makeHandler(room);
    expect(await expire({})).toEqual(NOTHING);
    later(room, 2);
    expect(await expire({})).toEqual({ ...NOTHING, version: 1 });
    expect(await expire({})).toEqual(NOTHING);
    expect(await keysIn(room, 'vault/')).toHaveLength(before.length / 2);
    later(room, 29);
    expect(await expire({})).toEqual({ ...NOTHING, version: 1 });
    expect(await keysIn(room, 'vault/')).toEqual([]);
    expect(await expired(room)).toEqual(['version', 'version']);
  });

  it('removes what an attempt left that was given up, and nothing of one that may still run', async () => {
    const room = await openMemoryFlow();
    await deliver(room, 'brand', [0, 200]);
    const kept = [...(await keysIn(room, 'vault/')), ...(await keysIn(room, 'reports/'))];
    const left = kept.map((key) => key.replaceAll(/-[0-9a-f]{8}(?=[/.])/g, '-00000000'));
    for (const key of left) await room.objects.put(key, new Uint8Array(1));
    const expire = makeHandler(room);
    expect(await expire({})).toEqual(NOTHING);
    later(room, 2);
    expect(await expire({})).toEqual({ ...NOTHING, leftovers: left.length });
    expect([...(await keysIn(room, 'vault/')), ...(await keysIn(room, 'reports/'))]).toEqual(kept);
  });

  it('lets a new version come after one that was asked about and expired', async () => {
    const room = await openMemoryFlow();
    await deliver(room, 'brand', [0, 200]);
    await deliver(room, 'publisher', [0, 200]);
    await answerQuestion(room)('brand', { analysis: 'overlap' });
    await deliver(room, 'brand', [100, 400]);
    later(room, 31);
    await makeHandler(room)({});
    expect((await deliver(room, 'brand', [100, 401])).outcome).toBe('published');
  });

  it('forgets a release, and lets the same question be paid for anew', async () => {
    const room = await openMemoryFlow();
    await deliver(room, 'brand', [0, 200]);
    await deliver(room, 'publisher', [0, 200]);
    const question = { analysis: 'overlap' };
    const first = await answerQuestion(room)('brand', question);
    later(room, 366);
    expect(await makeHandler(room)({})).toEqual({ ...NOTHING, version: 2, release: 1 });
    expect(await keysIn(room, 'releases/')).toEqual([]);
    await deliver(room, 'brand', [0, 200, 'again']);
    await deliver(room, 'publisher', [0, 200, 'again']);
    const second = await answerQuestion(room)('brand', question);
    expect(second).toMatchObject({ outcome: 'released', repeated: false });
    expect(first.outcome).toBe('released');
    const paid = (await room.ledger.entries()).filter(
      ({ event }) => event.type === 'budget-reserved',
    );
    expect(paid).toHaveLength(2);
  });

  it('removes a drop that waited too long, with what was made of it', async () => {
    const room = await openMemoryFlow();
    const preparedAt = room.now.toISOString();
    await arrive(room, { party: 'brand', parts: [people('brand', 0, 120)], preparedAt });
    await room.objects.put('drops/brand/customers/not-a-drop/x', new Uint8Array(1));
    later(room, 6);
    expect(await makeHandler(room)({})).toMatchObject({ drop: 0 });
    later(room, 2);
    expect(await makeHandler(room)({})).toMatchObject({ drop: 1 });
    expect(await keysIn(room, 'drops/')).toEqual(['drops/brand/customers/not-a-drop/x']);
    expect(await expired(room)).toEqual(['drop']);
  });

  it('ends tokens and releases first, whatever a party put into its drop zone', async () => {
    const room = await openMemoryFlow();
    await deliver(room, 'brand', [0, 200]);
    await deliver(room, 'brand', [100, 400]);
    const broken = {
      ...room,
      objects: {
        ...bound(room),
        list: (prefix: string) =>
          prefix.startsWith('drops/')
            ? Promise.reject(new Error('millions of objects'))
            : room.objects.list(prefix),
      },
    };
    later(room, 31);
    await expect(makeHandler(broken)({})).rejects.toThrow();
    expect(await expired(room)).toEqual(['version', 'version']);
  });

  it('looks at a hundred drops of a party at most, and at the other party’s all the same', async () => {
    const room = await openMemoryFlow();
    const preparedAt = room.now.toISOString();
    const [real] = [
      await arrive(room, { party: 'brand', parts: [people('brand', 0, 120)], preparedAt }),
    ];
    const manifest = await room.objects.get(`drops/brand/customers/${real.drop}/manifest.json`);
    for (let n = 0; n < 150; n += 1) {
      const drop = n.toString(16).padStart(16, '0');
      await room.objects.put(
        `drops/brand/customers/${drop}/manifest.json`,
        manifest ?? new Uint8Array(),
      );
      await room.objects.put(`drops/brand/customers/f${drop.slice(1)}/part`, new Uint8Array(1));
    }
    await arrive(room, { party: 'publisher', parts: [people('publisher', 0, 120)], preparedAt });
    later(room, 8);
    expect(await makeHandler(room)({})).toMatchObject({ drop: 101 });
    expect(await keysIn(room, 'drops/publisher/')).toEqual([]);
    expect(await makeHandler(room)({})).toMatchObject({ drop: 51 });
  });
});
