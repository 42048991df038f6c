import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { forgettingTerms } from '#core/erasure/forgetting-terms.ts';
import type { ListAsks } from '#core/ledger/list-asks.ts';
import { currentVersion } from '#core/ledger/room-state.ts';
import { FORGOTTEN } from '#core/names.ts';
import { isRoomKey } from '#core/room-layout.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { beginErasure } from '#core/usecases/erasure/change-tombstones.ts';
import { erasureReceipt } from '#core/usecases/erasure/erasure-receipt.ts';
import { uploadList } from '#core/usecases/erasure/forget-list.ts';
import { makeHandler } from '#lambdas/forget-people/handler.ts';
import {
  arrive,
  emailOf,
  type FlowRoom,
  keysIn,
  openFlowRoom,
  people,
} from '#proof/loopback/flow-room.ts';
import { runFlow } from '#proof/loopback/run-flow.ts';
import { type CraftedDrop, craftDrop } from '#proof/rehearsal/drop.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const FORGET = { act: 'forget', reason: 'erasure', received: '2026-11-02' } as const;
const DELIVERED = { party: 'brand', parts: [people('brand', 0, 100)] } as const;

let room: FlowRoom;
beforeEach(async () => {
  room = await openFlowRoom();
  expect(await runFlow(room, await arrive(room, DELIVERED))).toMatchObject({
    outcome: 'published',
  });
});
afterAll(closeTestRooms);

const craft = (numbers: readonly number[], spoil?: CraftedDrop['spoil']) =>
  craftDrop(
    { folder: room.folder, signed: forgettingTerms(room.signed, 'brand') },
    {
      ...{ party: 'brand', dataset: FORGOTTEN, kinds: ['email'] },
      ...{ parts: [numbers.map((n) => [emailOf(n)])], ...(spoil && { spoil }) },
    },
  );
const list = async (asks: ListAsks, ...numbers: readonly number[]): Promise<ArrivedDrop> =>
  uploadList(room)('brand', await craft(numbers), asks);
const forgottenTypes = async (): Promise<readonly string[]> =>
  (await room.ledger.entries())
    .map(({ event }) => event.type)
    .filter((type) => /erasure|forgotten|lifted|refused/.test(type));

/** The report of the version that questions go by. */
const keptReport = async (): Promise<unknown> => {
  const version = currentVersion(await room.ledger.state(), 'brand', 'customers')?.version ?? '';
  const [key = ''] = (await keysIn(room, 'reports/')).filter((each) => each.includes(version));
  return JSON.parse(new TextDecoder().decode(await room.objects.get(key)));
};

describe('a list of people to forget in a deployed room', () => {
  it('goes the way of a drop to the function that does it, and leaves nothing of itself', async () => {
    const arrived = await list(FORGET, 1, 2, 3, 500);
    expect(await runFlow(room, arrived)).toEqual({ outcome: 'carried-out' });
    const receipt = await erasureReceipt(room, arrived.drop);
    expect(receipt.successors).toMatchObject([{ dataset: 'customers', removed: 3, left: 97 }]);
    expect(await keysIn(room, 'drops/brand/')).toEqual([]);
    expect(await forgottenTypes()).toEqual(['erasure-began', 'people-forgotten']);
  });

  it('keeps them out of the next drop, until they are let come back', async () => {
    await runFlow(room, await list(FORGET, 1, 2));
    const again = { party: 'brand', parts: [people('brand', 0, 101)] } as const;
    await runFlow(room, await arrive(room, again));
    expect(await keptReport()).toMatchObject({ report: { quarantined: { forgotten: 2 } } });
    expect(await runFlow(room, await list({ act: 'lift' }, 2))).toEqual({ outcome: 'carried-out' });
    const later = { party: 'brand', parts: [people('brand', 0, 102)] } as const;
    await runFlow(room, await arrive(room, later));
    expect(await keptReport()).toMatchObject({
      people: 101,
      report: { quarantined: { forgotten: 1 } },
    });
  });

  it('is done once, however often its event comes, and by two at once', async () => {
    const arrived = await list(FORGET, 1);
    const input = { arrived };
    await Promise.all([makeHandler(room)(input), makeHandler(room)(input)]);
    expect(await runFlow(room, arrived, { times: 2 })).toEqual({ outcome: 'carried-out' });
    expect(await forgottenTypes()).toEqual(['erasure-began', 'people-forgotten']);
  });

  it('that was begun and left is done by the schedule, which names none', async () => {
    const arrived = await list(FORGET, 1);
    await beginErasure(room)(arrived, FORGET);
    const scheduled = { version: '0', source: 'aws.events', detail: {} };
    expect(await makeHandler(room)(scheduled)).toEqual({ outcome: 'resumed' });
    expect(await forgottenTypes()).toEqual(['erasure-began', 'people-forgotten']);
  });

  it('of which a part was changed is refused in the ledger, and nobody is forgotten', async () => {
    const arrived = await list(FORGET, 1);
    const [part = ''] = (await keysIn(room, 'drops/brand/')).filter((key) => /part-/.test(key));
    await room.objects.put(part, new TextEncoder().encode('another'));
    expect(await runFlow(room, arrived)).toMatchObject({
      outcome: 'refused',
      reason: 'part-differs-from-manifest',
    });
    expect(await forgottenTypes()).toEqual(['drop-refused']);
  });

  it('of another dataset is no event of this function', async () => {
    const parts = [people('brand', 0, 103)];
    const arrived = await arrive(room, { party: 'brand', parts });
    await expect(makeHandler(room)({ arrived })).rejects.toThrow();
    expect(await forgottenTypes()).toEqual([]);
    expect((await keysIn(room, 'drops/')).every(isRoomKey)).toBe(true);
  });
});
