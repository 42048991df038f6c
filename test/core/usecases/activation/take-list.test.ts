import { afterEach, describe, expect, it } from 'vitest';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { listKey } from '#core/room-layout.ts';
import { makeList } from '#core/usecases/activation/make-list.ts';
import { takeList } from '#core/usecases/activation/take-list.ts';
import { expireData } from '#core/usecases/upkeep/expire-data.ts';
import { verifyRoom } from '#core/usecases/upkeep/verify-room.ts';
import { BRAND, listSections } from '#proof/rehearsal/list-people.ts';
import { ask, closeTestRooms } from '#proof/rehearsal/room.ts';
import {
  agreeOn,
  askSize,
  bringBrand,
  later,
  listName,
  make,
  openListRoom,
  takenLabels,
} from '#test/support/activation/list-room.ts';
import { forgetRows } from '#test/support/forgetting/forget-rows.ts';

afterEach(closeTestRooms);

describe('a list at the publisher', () => {
  it('is read by nobody else', async () => {
    const room = await openListRoom();
    await askSize(room);
    await make(room);
    await expect(takeList(room.ports)('brand', 'reach_gold')).rejects.toThrow(/Only "publisher"/);
  });

  it('expires: it says so, is removed, and is not made again on the same versions', async () => {
    const room = await openListRoom({ expiresAfterDays: 2 });
    await askSize(room);
    await make(room);
    const ports = later(room, 3);
    await expect(takeList(ports)('publisher', 'reach_gold')).rejects.toThrow(/expired on 20/);
    expect((await expireData(ports)()).expired).toMatchObject([{ what: 'list', party: 'brand' }]);
    expect((await expireData(ports)()).expired).toEqual([]);
    expect(await room.ports.objects.list('lists/')).toEqual([]);
    await expect(
      makeList(ports)({ party: 'brand', activation: 'reach_gold', dryRun: false }),
    ).rejects.toThrow(/not made again/);
    expect((await verifyRoom(room.ports)()).outcome).toBe('whole');
  });

  it('is removed with the people who were on it, when some are forgotten, and says so', async () => {
    const room = await openListRoom();
    await askSize(room);
    await make(room);
    await forgetRows(room, 'brand', [{ email: 'nobody@example.net' }]);
    expect(await room.ports.objects.list('lists/')).toEqual([]);
    await expect(takenLabels(room)).rejects.toMatchObject({
      ...{ reason: 'list-expired', message: expect.stringContaining('people were taken out') },
    });
    expect((await verifyRoom(room.ports)()).outcome).toBe('whole');
  });

  it('that expired makes way for another one, of the same people too; and is not said to hold on', async () => {
    const room = await openListRoom({ expiresAfterDays: 2 });
    await askSize(room);
    await make(room);
    const ports = later(room, 3);
    await bringBrand(room, BRAND.slice(1));
    await askSize(room);
    await expect(make({ ports })).rejects.toThrow(/by too few people: .* about a few\.$/);
    await bringBrand(room, [...BRAND].reverse());
    expect(await make({ ports })).toMatchObject({ outcome: 'made', repeated: false, cost: 2 });
  });

  it('is handed out under another agreement, but not under other terms of its activation', async () => {
    const room = await openListRoom();
    await askSize(room);
    await make(room);
    const labels = await takenLabels(room);
    await agreeOn(room, { ...listSections(), purpose: 'Count shared people for another purpose.' });
    expect(await takenLabels(room)).toEqual(labels);
    await agreeOn(room, listSections({ purpose: 'Show the autumn offer to customers.' }));
    await expect(takenLabels(room)).rejects.toMatchObject({ reason: 'list-expired' });
    await agreeOn(room);
    expect(await takenLabels(room)).toEqual(labels);
  });

  it('is never handed out where somebody changed or removed it', async () => {
    const room = await openListRoom();
    await askSize(room);
    await make(room);
    const key = listKey(await listName(room));
    await room.ports.objects.put(key, new Uint8Array(32));
    await expect(takenLabels(room)).rejects.toThrow(/was changed/);
    await room.ports.objects.delete(key);
    await expect(takenLabels(room)).rejects.toThrow(/is missing/);
    expect((await verifyRoom(room.ports)()).faults).toEqual([{ key, fault: 'missing' }]);
  });
});

describe('what is told beside answers', () => {
  it('has the epsilon of lists in it, for the people of the brand alone, and how sure anybody can be by now', async () => {
    const room = await openListRoom();
    await askSize(room);
    const size: QuestionRequest = { analysis: 'overlap', on: ['email'] };
    const toldOf = async (): Promise<
      readonly { party: string; life: number; membership: number }[]
    > => {
      const answer = await ask(room, 'brand', size);
      return answer.outcome === 'released' ? answer.told : [];
    };
    const [before, others] = await toldOf();
    await make(room);
    const [after, same] = await toldOf();
    expect(same).toEqual(others);
    expect((after?.life ?? 0) - (before?.life ?? 0)).toBeCloseTo(2, 6);
    // At least what the best guess from one list is right in.
    expect(after?.membership).toBeGreaterThanOrEqual(88);
    expect(before?.membership).toBeLessThan(88);
  });
});
