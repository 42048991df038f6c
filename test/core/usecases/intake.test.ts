import { afterEach, describe, expect, it } from 'vitest';
import { DAY_MS } from '#core/day.ts';
import { dropPrefix } from '#core/room-layout.ts';
import type { IntakeLimits } from '#core/usecases/drops/intake.ts';
import { openDrop } from '#core/usecases/drops/open-drop.ts';
import { arrive, type FlowRoom, keysIn, people } from '#proof/loopback/flow-room.ts';
import { runFlow } from '#proof/loopback/run-flow.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { openMemoryFlow } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const limited = async (intake: IntakeLimits): Promise<FlowRoom> =>
  Object.assign(await openMemoryFlow(), { intake });

let first = 0;
/** A drop of people that no other drop holds, so that nothing but its number stands in its way. */
const nextDrop = (room: FlowRoom, party: 'brand' | 'publisher' = 'brand') => {
  first += 1_000;
  return arrive(room, { party, parts: [people(party, first, first + 200)] });
};
const deliver = async (room: FlowRoom, party?: 'brand' | 'publisher') =>
  runFlow(room, await nextDrop(room, party));

const PUBLISHED = { outcome: 'published' };
const REFUSED = { outcome: 'refused', reason: 'over-daily-limit' };

describe('what a party may deliver on a day', () => {
  it('is so many manifests, each party for itself, and again on the next day', async () => {
    const room = await limited({ manifestsADay: 2, bytesADay: 10_000_000 });
    for (const party of ['brand', 'publisher'] as const) {
      expect(await deliver(room, party)).toMatchObject(PUBLISHED);
      expect(await deliver(room, party)).toMatchObject(PUBLISHED);
      expect(await deliver(room, party)).toMatchObject(REFUSED);
    }
    expect(await keysIn(room, 'drops/')).toEqual([]);
    room.now = new Date(room.now.getTime() + DAY_MS);
    expect(await deliver(room)).toMatchObject(PUBLISHED);
  });

  it('is so many bytes, of whatever lies in its drops', async () => {
    const room = await limited({ manifestsADay: 100, bytesADay: 10_000_000 });
    expect(await deliver(room)).toMatchObject(PUBLISHED);
    const large = await nextDrop(room);
    const beside = `${dropPrefix(large, large.drop)}part-0009.parquet`;
    await room.objects.put(beside, new Uint8Array(10_000_000));
    expect(await runFlow(room, large)).toMatchObject(REFUSED);
    expect(await deliver(room)).toMatchObject(REFUSED);
    expect(await deliver(room, 'publisher')).toMatchObject(PUBLISHED);
  });

  it('counts a manifest that is none, and an attempt once, however often its step is tried', async () => {
    const room = await limited({ manifestsADay: 2, bytesADay: 10_000_000 });
    const broken = await nextDrop(room);
    await room.objects.put(
      `${dropPrefix(broken, broken.drop)}manifest.json`,
      new TextEncoder().encode('{}'),
    );
    for (let time = 0; time < 5; time += 1)
      await expect(openDrop(room)(broken, 'one execution')).rejects.toMatchObject({ code: 'room' });
    expect(await keysIn(room, 'intake/brand/')).toHaveLength(1);
    expect(await deliver(room)).toMatchObject(PUBLISHED);
    expect(await deliver(room)).toMatchObject(REFUSED);
  });

  it('is never more for those that come at once', async () => {
    const room = await limited({ manifestsADay: 3, bytesADay: 10_000_000 });
    const drops = [];
    for (let number = 0; number < 8; number += 1) drops.push(await nextDrop(room));
    const opened = await Promise.allSettled(
      drops.map((drop, at) => openDrop(room)(drop, `execution ${at}`)),
    );
    expect(opened.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(3);
  });

  it('is bounded nowhere in a room on a machine of its own', async () => {
    const room = await openMemoryFlow();
    for (let number = 0; number < 3; number += 1)
      expect(await deliver(room)).toMatchObject(PUBLISHED);
    expect(await keysIn(room, 'intake/')).toEqual([]);
  });
});
