import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DAY_MS } from '#core/day.ts';
import type { RoomClient } from '#core/ports/room-client.ts';
import { sha256 } from '#core/sha256.ts';
import { approveAll, closeTestRooms } from '#proof/rehearsal/room.ts';
import { clientOf } from '#test/core/usecases/audit/pack/room-pack.ts';
import { governedAgreement } from '#test/support/governance/governed.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

const BRAND = { by: 'party', party: 'brand' } as const;
const START = Date.parse('2026-11-27T12:00:00Z');

describe('a review of who may do what', () => {
  let room: MemoryRoom;
  let client: RoomClient;
  const at = (days: number) => vi.setSystemTime(START + days * DAY_MS);
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: START });
    room = await openMemoryRoom({ agreement: governedAgreement() });
    client = clientOf(room);
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  afterAll(closeTestRooms);

  const record = async () => client.recordReview(BRAND, (await client.review()).access);

  it('is due after as many days as the agreement says, from when it came into force', async () => {
    expect((await client.review()).dues).toEqual([]);
    await approveAll(room);
    at(179);
    expect((await client.review()).dues).toMatchObject([
      { party: 'brand', due: '2027-05-26T12:00:00.000Z', overdue: false },
      { party: 'publisher', overdue: false },
    ]);
    at(180);
    expect((await client.status()).reviews?.map(({ overdue }) => overdue)).toEqual([true, true]);
  });

  it('is recorded for a side, and is due anew for that side alone', async () => {
    await approveAll(room);
    at(200);
    expect(await record()).toMatchObject({
      ...{ recorded: { ...BRAND, repeated: false }, reviews: [{ ...BRAND, same: true }] },
      dues: [
        { party: 'brand', overdue: false },
        { party: 'publisher', overdue: true },
      ],
    });
    const { entries } = await client.entries();
    const { access, agreement } = await client.review();
    expect(entries.at(-1)?.event).toEqual({
      ...{ type: 'access-reviewed', ...BRAND, agreement, access },
    });
  });

  it('is recorded once within a day, however often it is made', async () => {
    await approveAll(room);
    await record();
    expect(await record()).toMatchObject({ recorded: { repeated: true } });
    at(1);
    expect(await record()).toMatchObject({ recorded: { repeated: false } });
  });

  it('is not recorded of what nobody read, nor by a stranger', async () => {
    await approveAll(room);
    await expect(client.recordReview(BRAND, sha256('something else'))).rejects.toMatchObject({
      ...{ code: 'refused', reason: 'access-changed' },
    });
    const { access } = await client.review();
    for (const party of ['stranger', '__proto__'])
      await expect(client.recordReview({ by: 'party', party }, access)).rejects.toMatchObject({
        code: 'usage',
      });
    expect((await client.review()).reviews).toEqual([]);
  });

  it('says which rights it was of', async () => {
    await approveAll(room);
    await record();
    const more = governedAgreement({ analyses: { brand: ['overlap', 'segments'], publisher: [] } });
    await client.propose('brand', more);
    for (const party of ['brand', 'publisher']) await client.approve(party, more);
    expect((await client.review()).reviews).toMatchObject([{ ...BRAND, same: false }]);
  });

  it('goes on while records lapse, but no agreement that names them is approved', async () => {
    await approveAll(room);
    at(800);
    const changed = governedAgreement({ purpose: 'Count shared people once more.' });
    await client.propose('brand', changed);
    await expect(client.approve('brand', changed)).rejects.toMatchObject({
      ...{ code: 'refused', reason: 'lapsed-record' },
    });
    const { lapses, inForce } = await client.status();
    expect(inForce).toBe(room.signed.digest);
    expect(lapses?.map(({ standing }) => standing)).toContain('lapsed');
    expect(await record()).toMatchObject({ recorded: { repeated: false } });
  });
});
