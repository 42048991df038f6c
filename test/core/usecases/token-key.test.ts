import { afterEach, describe, expect, it, vi } from 'vitest';
import type { KeyRing } from '#core/ports/key-ring.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import {
  arrive as arriveInFlow,
  type FlowRoom,
  keysIn as keysInFlow,
  people,
} from '#proof/loopback/flow-room.ts';
import { runFlow, stepsOf } from '#proof/loopback/run-flow.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import { arrive, closeTestRooms, deliver } from '#proof/rehearsal/room.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';
import { openMemoryFlow, openMemoryRoom } from '#test/support/memory/memory-room.ts';

vi.setConfig({ testTimeout: 60_000 });
afterEach(closeTestRooms);

/** The room's own key for seals, and a token key that made none of its versions. */
const withOtherTokenKey = (own: KeyRing): KeyRing => {
  const other = new MemoryKeyRing();
  return {
    generateMac: (key, message) => (key === 'token-root' ? other : own).generateMac(key, message),
    verifyMac: (key, message, mac) => own.verifyMac(key, message, mac),
  };
};

const OTHER_KEY = { code: 'room', message: expect.stringMatching(/token key is not the one that/) };

describe('a token key', () => {
  it('is named in the ledger by the same value for both parties', async () => {
    const room = await openMemoryRoom();
    await deliver(room, 'brand', brandRows(0, 120));
    await deliver(room, 'publisher', publisherRows(0, 120));
    const checks = (await room.ports.ledger.entries()).flatMap(({ event }) =>
      event.type === 'dataset-published' ? [event.keyCheck] : [],
    );
    expect(checks).toHaveLength(2);
    expect(new Set(checks).size).toBe(1);
  });

  it('that is another stops the next drop before a digest is read; nothing is published or removed', async () => {
    const room = await openMemoryRoom();
    await deliver(room, 'brand', brandRows(0, 120));
    const arrived = await arrive(room, 'publisher', publisherRows(0, 120));
    const tokenise = vi.fn();
    const before = await room.ports.objects.list('');
    const ports = {
      ...room.ports,
      keyRing: withOtherTokenKey(room.ports.keyRing),
      tokeniser: { ...room.ports.tokeniser, tokenise },
    };
    await expect(acceptDrop(ports)(arrived)).rejects.toMatchObject(OTHER_KEY);
    expect(tokenise).not.toHaveBeenCalled();
    expect(await room.ports.objects.list('')).toEqual(before);
    expect(await acceptDrop(room.ports)(arrived)).toMatchObject({ outcome: 'published' });
  });

  it('that was exchanged while a drop was tokenised publishes nothing', async () => {
    const room = await openMemoryRoom();
    const arrived = await arrive(room, 'publisher', publisherRows(0, 120));
    const { tokeniser } = room.ports;
    const ports = {
      ...room.ports,
      keyRing: withOtherTokenKey(room.ports.keyRing),
      tokeniser: {
        tokeniseEvents: tokeniser.tokeniseEvents,
        tokenise: async (task: Parameters<typeof tokeniser.tokenise>[0]) => {
          await deliver(room, 'brand', brandRows(0, 120));
          return tokeniser.tokenise(task);
        },
      },
    };
    await expect(acceptDrop(ports)(arrived)).rejects.toMatchObject(OTHER_KEY);
    const versions = (await room.ports.objects.list('vault/')).map(({ key }) => key);
    expect(versions.filter((key) => key.includes('party=publisher'))).toEqual([]);
  });
});

describe('a token key of a deployed room', () => {
  const part = (room: FlowRoom) =>
    arriveInFlow(room, {
      party: 'brand',
      parts: [people('brand', 0, 120), people('brand', 120, 200)],
    });

  it('that is another stops a part, and keeps the drop', async () => {
    const room = await openMemoryFlow();
    const { outcome } = await runFlow(
      room,
      await arriveInFlow(room, { party: 'publisher', parts: [people('publisher', 0, 120)] }),
    );
    expect(outcome).toBe('published');
    const arrived = await part(room);
    const other = { ...room, keyRing: withOtherTokenKey(room.keyRing) };
    expect(await runFlow(other, arrived)).toMatchObject({ outcome: 'kept' });
    expect(await keysInFlow(room, 'staging/')).toEqual([]);
    expect(await keysInFlow(room, 'drops/brand/')).toHaveLength(3);
  });

  it('must be the same for all parts of a drop', async () => {
    const room = await openMemoryFlow();
    const arrived = await part(room);
    const version = `${arrived.drop.slice(0, 8)}-00000001`;
    const other = { ...room, keyRing: withOtherTokenKey(room.keyRing) };
    await stepsOf(room).tokenisePart({ arrived, version, index: 0 });
    await stepsOf(other).tokenisePart({ arrived, version, index: 1 });
    const changed = /token key changed while the drop was tokenised/;
    const first = { kind: 'email', shard: '000' };
    await expect(stepsOf(room).settleShard({ arrived, version, ...first })).rejects.toThrow(
      changed,
    );
    await expect(stepsOf(room).publishDrop({ arrived, version })).rejects.toThrow(changed);
    expect(await keysInFlow(room, 'vault/')).toEqual([]);
  });
});
