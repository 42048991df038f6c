import { afterEach, describe, expect, it, vi } from 'vitest';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import { verifyRoom } from '#core/usecases/upkeep/verify-room.ts';
import { arrive, type FlowRoom, keysIn, manifestEvent } from '#proof/loopback/flow-room.ts';
import { stepsOf } from '#proof/loopback/run-flow.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import {
  contentOf,
  expectPublishedOnce,
  SHARED_PEOPLE,
  SHARING,
} from '#test/lambdas/shared-parts.ts';
import { openMemoryFlow } from '#test/support/memory/memory-room.ts';

vi.setConfig({ testTimeout: 30_000 });
afterEach(closeTestRooms);

describe('the steps of accepting a drop, kind by kind and shard by shard', () => {
  it('count the same with 16 shards, whose steps run twice, at once and in any order', async () => {
    const room: FlowRoom = { ...(await openMemoryFlow()), shards: 16 };
    const arrived = await arrive(room, SHARING);
    const steps = stepsOf(room);
    const { version, parts, shards } = await steps.readManifest(manifestEvent(arrived));
    for (const { index } of parts.toReversed())
      await steps.tokenisePart({ arrived, version, index });
    expect(shards).toHaveLength(32);
    const settle = (each: (typeof shards)[number]) =>
      steps.settleShard({ arrived, version, ...each });
    await Promise.all([...shards, ...shards.toReversed()].map(settle));
    const settled = await contentOf(room, 'vault/');
    await steps.tokenisePart({ arrived, version, index: 0 });
    await Promise.all(shards.map(settle));
    expect(await contentOf(room, 'vault/')).toEqual(settled);
    expect((await steps.publishDrop({ arrived, version })).outcome).toBe('published');
    expect(await acceptDrop(room)(arrived)).toMatchObject({ people: SHARED_PEOPLE });
    await expectPublishedOnce(room, 32);
    expect(await verifyRoom(room)()).toMatchObject({ outcome: 'whole' });
  });

  it('make no version of a room whose number of shards changed between them', async () => {
    const room = await openMemoryFlow();
    const arrived = await arrive(room, SHARING);
    const before = stepsOf(room);
    const { version, parts } = await before.readManifest(manifestEvent(arrived));
    for (const { index } of parts) await before.tokenisePart({ arrived, version, index });
    const steps = stepsOf({ ...room, shards: 16 });
    const other = { name: 'Airlock.room', message: expect.stringMatching(/number of shards/) };
    const settling = { arrived, version, kind: 'email', shard: '003' };
    await expect(steps.settleShard(settling)).rejects.toMatchObject(other);
    await expect(steps.publishDrop({ arrived, version })).rejects.toMatchObject(other);
    expect(await keysIn(room, 'vault/')).toEqual([]);
  });

  it.each([
    ['a shard', { kind: 'email', shard: '003' }],
    ['a kind', { kind: 'maid', shard: '000' }],
  ])('settle nothing in %s that there is not', async (_, settling) => {
    const room = await openMemoryFlow();
    const arrived = await arrive(room, SHARING);
    const steps = stepsOf(room);
    const { version, parts } = await steps.readManifest(manifestEvent(arrived));
    for (const { index } of parts) await steps.tokenisePart({ arrived, version, index });
    await expect(steps.settleShard({ arrived, version, ...settling })).rejects.toMatchObject({
      name: 'Airlock.usage',
    });
    expect(await keysIn(room, 'vault/')).toEqual([]);
  });

  it('do nothing for a version of another drop, whichever step is called with it', async () => {
    const room = await openMemoryFlow();
    const arrived = await arrive(room, SHARING);
    const steps = stepsOf(room);
    const { version } = await steps.readManifest(manifestEvent(arrived));
    const other = await arrive(room, { ...SHARING, preparedAt: '2026-11-26T10:00:00Z' });
    const attempt = { arrived: other, version };
    for (const called of [
      () => steps.tokenisePart({ ...attempt, index: 0 }),
      () => steps.settleShard({ ...attempt, kind: 'email', shard: '000' }),
      () => steps.publishDrop(attempt),
    ])
      await expect(called()).rejects.toMatchObject({
        name: 'Airlock.usage',
        message: 'This version does not belong to this drop.',
      });
    expect(await keysIn(room, 'staging/')).toEqual([]);
  });

  it('settle nothing of a drop of which a part is refused, and refuse it', async () => {
    const room = await openMemoryFlow();
    const arrived = await arrive(room, { ...SHARING, columns: ['email', 'phone'] });
    const steps = stepsOf(room);
    const { version, parts } = await steps.readManifest(manifestEvent(arrived));
    for (const { index } of parts) await steps.tokenisePart({ arrived, version, index });
    const settling = { kind: 'email', shard: '000' };
    expect(await steps.settleShard({ arrived, version, ...settling })).toEqual({
      ...settling,
      outcome: 'refused',
    });
    expect(await keysIn(room, 'vault/')).toEqual([]);
    expect(await steps.publishDrop({ arrived, version })).toEqual({
      outcome: 'refused',
      reason: 'unreadable-part',
    });
  });
});
