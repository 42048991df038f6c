import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { manifestKey } from '#core/room-layout.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import {
  arrive,
  endings,
  type FlowRoom,
  type FlowRow,
  keysIn,
  manifestEvent,
  openFlowRoom,
  people,
  storedReport,
} from '#proof/loopback/flow-room.ts';
import { runFlow, stepsOf } from '#proof/loopback/run-flow.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import {
  contentOf,
  expectPublishedOnce,
  SHARED_PEOPLE,
  SHARING,
} from '#test/lambdas/shared-parts.ts';
import { beforeCalls } from '#test/support/before-calls.ts';
import { openMemoryFlow } from '#test/support/memory/memory-room.ts';

vi.setConfig({ testTimeout: 30_000 });
beforeAll(() => {});
afterEach(closeTestRooms);

describe('the steps of accepting a drop', () => {
  it('leave the same vault and the same report as one process', async () => {
    const [room, twin] = [await openFlowRoom(), await openFlowRoom()];
    const key = 'token-root.key';
    await cp(join(room.folder, 'keys', key), join(twin.folder, 'keys', key), { force: true });
    const [arrived, same] = [await arrive(room, SHARING), await arrive(twin, SHARING)];
    expect(arrived).toEqual(same);
    expect(await runFlow(room, arrived)).toMatchObject({ outcome: 'published', repeated: false });
    const direct = await acceptDrop(twin)(same);
    expect(direct).toMatchObject({ outcome: 'published', people: SHARED_PEOPLE });
    expect(await contentOf(room, 'vault/')).toEqual(await contentOf(twin, 'vault/'));
    expect(await storedReport(room)).toEqual(await storedReport(twin));
    await expectPublishedOnce(room);
  });

  it('count the same when every step runs twice', async () => {
    const room = await openMemoryFlow();
    const arrived = await arrive(room, SHARING);
    expect((await runFlow(room, arrived, { times: 2 })).outcome).toBe('published');
    expect(await acceptDrop(room)(arrived)).toMatchObject({ people: SHARED_PEOPLE });
    await expectPublishedOnce(room);
  });

  it('count the same when settling crashed half-way and is tried again', async () => {
    const room = await openMemoryFlow();
    const arrived = await arrive(room, SHARING);
    let left = 2;
    const crashing: FlowRoom = {
      ...room,
      objects: beforeCalls(room.objects, 'putFile', async (key) => {
        left -= key.startsWith('vault/') ? 1 : 0;
        if (left === 0) throw new Error('crash');
      }),
    };
    const steps = stepsOf(crashing);
    const { version, parts } = await steps.readManifest(manifestEvent(arrived));
    const settle = (kind: string) => steps.settleShard({ arrived, version, kind, shard: '000' });
    for (const { index } of parts) await steps.tokenisePart({ arrived, version, index });
    await settle('email');
    await expect(settle('phone')).rejects.toThrow(/went wrong/);
    await expect(steps.publishDrop({ arrived, version })).rejects.toMatchObject({
      name: 'Airlock.room',
      message:
        'Shard 000 of kind "phone" is not settled yet: a drop is published after its last shard.',
    });
    expect(await endings(room)).toEqual([]);
    await steps.tokenisePart({ arrived, version, index: 1 });
    for (const kind of ['phone', 'email']) await settle(kind);
    expect((await steps.publishDrop({ arrived, version })).outcome).toBe('published');
    expect(await acceptDrop(room)(arrived)).toMatchObject({ people: SHARED_PEOPLE });
    await expectPublishedOnce(room);
  });

  it('publish once when an event comes twice, to one execution or to two', async () => {
    const room = await openMemoryFlow();
    const arrived = await arrive(room, SHARING);
    const flows = await Promise.all([
      runFlow(room, arrived),
      runFlow(room, arrived),
      runFlow(room, arrived, { execution: 'another' }),
    ]);
    for (const flow of flows) expect(flow.outcome).toBe('published');
    expect((await runFlow(room, arrived, { execution: 'late' })).outcome).toBe('published');
    await expectPublishedOnce(room);
  });

  it('wait for the last part: settling and publishing before it fail and change nothing', async () => {
    const room = await openMemoryFlow();
    const arrived = await arrive(room, SHARING);
    const steps = stepsOf(room);
    const { version } = await steps.readManifest(manifestEvent(arrived));
    await steps.tokenisePart({ arrived, version, index: 2 });
    const early = {
      name: 'Airlock.room',
      message: '"part-0001.parquet" is not tokenised yet: a drop is published after its last part.',
    };
    const settle = (kind: string) => steps.settleShard({ arrived, version, kind, shard: '000' });
    await expect(settle('email')).rejects.toMatchObject(early);
    await expect(steps.publishDrop({ arrived, version })).rejects.toMatchObject(early);
    expect(await endings(room)).toEqual([]);
    for (const index of [1, 0]) await steps.tokenisePart({ arrived, version, index });
    for (const kind of ['email', 'phone']) await settle(kind);
    expect((await steps.publishDrop({ arrived, version })).outcome).toBe('published');
    await expectPublishedOnce(room);
  });

  it('do nothing to a version that was published, however late a step comes', async () => {
    const room = await openMemoryFlow();
    const arrived = await arrive(room, SHARING);
    await runFlow(room, arrived);
    const before = await contentOf(room, '');
    const steps = stepsOf(room);
    const late = await steps.readManifest(manifestEvent(arrived));
    expect(late).toMatchObject({ parts: [], shards: [], decided: 'published' });
    const { version } = late;
    expect(await steps.tokenisePart({ arrived, version, index: 0 })).toEqual({
      index: 0,
      outcome: 'decided',
    });
    const first = { kind: 'email', shard: '000' };
    expect(await steps.settleShard({ arrived, version, ...first })).toEqual({
      ...first,
      outcome: 'decided',
    });
    const failed = await steps.refuseDrop({ arrived, error: { Error: 'Airlock.input' } });
    expect(failed.outcome).toBe('published');
    expect(await contentOf(room, '')).toEqual(before);
  });
});

describe('a drop that cannot be accepted', () => {
  it('is refused with its reason and its report, as one process refuses it', async () => {
    const room = await openMemoryFlow();
    const broken = Array.from({ length: 10 }, (): FlowRow => ['no digest', null, 'gold']);
    const parts = [people('brand', 0, 120), broken];
    const arrived = await arrive(room, { party: 'brand', parts });
    const refused = { outcome: 'refused', reason: 'too-many-rejects' };
    expect(await runFlow(room, arrived)).toEqual(refused);
    expect(await acceptDrop(room)(arrived)).toMatchObject(refused);
    for (const prefix of ['drops/', 'staging/', 'vault/'])
      expect(await keysIn(room, prefix)).toEqual([]);
    expect(await keysIn(room, 'reports/')).toEqual([
      `reports/brand/customers/refused-${arrived.drop}.json`,
    ]);
  });

  it('is kept when a part is still on its way, and accepted when it came', async () => {
    const room = await openMemoryFlow();
    const arrived = await arrive(room, { party: 'brand', parts: [people('brand', 0, 120)] });
    const [, part = ''] = await keysIn(room, 'drops/');
    const bytes = (await room.objects.get(part)) ?? new Uint8Array();
    await room.objects.delete(part);
    expect((await runFlow(room, arrived)).outcome).toBe('kept');
    await room.objects.put(part, bytes);
    expect((await runFlow(room, arrived)).outcome).toBe('published');
  });

  it('is kept when the fault is ours, or the manifest is not its own', async () => {
    const room = await openMemoryFlow();
    const arrived = await arrive(room, { party: 'brand', parts: [people('brand', 0, 120)] });
    const { refuseDrop } = stepsOf(room);
    for (const name of ['Airlock.room', 'Airlock.fault', 'Sandbox.Timedout', undefined])
      expect((await refuseDrop({ arrived, error: { Error: name } })).outcome).toBe('kept');
    const key = manifestKey(arrived, arrived.drop);
    await room.objects.put(key, new TextEncoder().encode('{"airlock": 1}'));
    expect((await runFlow(room, arrived)).outcome).toBe('kept');
    expect(await endings(room)).toEqual([]);
  });

  it('never is the drop of another party: neither bucket, key nor manifest reach across', async () => {
    const room = await openMemoryFlow();
    const arrived = await arrive(room, { party: 'brand', parts: [people('brand', 0, 120)] });
    const { readManifest, refuseDrop } = stepsOf(room);
    const foreign = manifestEvent(arrived, { bucket: 'drops-publisher' });
    await expect(readManifest(foreign)).rejects.toMatchObject({ name: 'Airlock.refused' });
    const error = { Error: 'Airlock.input' };
    await expect(refuseDrop({ event: foreign, error })).rejects.toMatchObject({
      name: 'Airlock.refused',
    });
    const copied = { party: 'publisher', dataset: 'audience', drop: arrived.drop } as const;
    const manifest = await room.objects.get(manifestKey(arrived, arrived.drop));
    await room.objects.put(manifestKey(copied, copied.drop), manifest ?? new Uint8Array());
    await expect(readManifest(manifestEvent(copied))).rejects.toMatchObject({
      name: 'Airlock.input',
    });
    expect((await refuseDrop({ arrived: copied, error })).outcome).toBe('kept');
    expect((await runFlow(room, arrived)).outcome).toBe('published');
  });
});
