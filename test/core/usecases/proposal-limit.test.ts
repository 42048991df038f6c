import { afterEach, describe, expect, it } from 'vitest';
import { PROPOSALS_A_DAY } from '#core/limits.ts';
import { agreementKey } from '#core/room-layout.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { approveAll, closeTestRooms } from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const other = testAgreement({ purpose: 'Another purpose altogether.' });
const stateOf = async ({ ports }: MemoryRoom) => await ports.ledger.state();

describe('the daily limit of proposals', () => {
  const DAY_MS = 86_400_000;

  it('stops agreements that take turns, notes none of them and keeps no file; approving goes on', async () => {
    const room = await openMemoryRoom();
    const clock = { now: () => new Date() };
    const propose = (signed: typeof other) =>
      proposeAgreement({ ...room.ports, clock })(signed, 'brand');
    for (let n = 1; n <= PROPOSALS_A_DAY; n += 1) await propose(n % 2 === 0 ? room.signed : other);
    await propose(room.signed).catch(() => undefined);
    const entries = await room.ports.ledger.entries();
    // The room was made with the first, by nobody.
    expect(entries).toHaveLength(PROPOSALS_A_DAY + 1);
    const third = testAgreement({ purpose: 'A third purpose.' });
    await expect(propose(third)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(/Too many agreements .* within a day: approve the one/),
    });
    expect(await room.ports.objects.get(agreementKey(third.digest))).toBeUndefined();
    expect(await propose(room.signed)).toBeUndefined();
    expect(await room.ports.ledger.entries()).toEqual(entries);
    expect(await approveAgreement(room.ports)('brand')).toMatchObject({ repeated: false });
    const tomorrow = new Date(Date.now() + DAY_MS);
    clock.now = () => tomorrow;
    expect(await propose(third)).toBeDefined();
  });

  it('holds for those who propose at once', async () => {
    const room = await openMemoryRoom();
    for (let n = 1; n < PROPOSALS_A_DAY; n += 1)
      await proposeAgreement(room.ports)(n % 2 === 1 ? other : room.signed, 'brand');
    const both = ['The first of two purposes.', 'The second of two purposes.'].map((purpose) =>
      proposeAgreement(room.ports)(testAgreement({ purpose }), 'brand'),
    );
    const ended = await Promise.allSettled(both);
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is one for each party: who used it up keeps the other neither from proposing nor from taking back', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    const purposes = Array.from({ length: PROPOSALS_A_DAY + 1 }, (_, n) => `Purpose number ${n}.`);
    const [last = other, ...more] = purposes.map((purpose) => testAgreement({ purpose }));
    for (const signed of more) await proposeAgreement(room.ports)(signed, 'brand');
    await expect(proposeAgreement(room.ports)(last, 'brand')).rejects.toMatchObject({
      reason: 'too-often',
    });
    // A mistaken approval, and how it is taken back.
    await approveAgreement(room.ports)('publisher');
    await proposeAgreement(room.ports)(room.signed, 'publisher');
    expect((await stateOf(room)).agreement).toBe(room.signed.digest);
    expect(await proposeAgreement(room.ports)(last, 'publisher')).toBeDefined();
  });

  it('does not count the agreement in force put back, which follows a proposal that was counted', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    for (let n = 0; n < PROPOSALS_A_DAY; n += 1) {
      await proposeAgreement(room.ports)(other, 'publisher');
      expect(await proposeAgreement(room.ports)(room.signed, 'brand')).toBeDefined();
      expect(await proposeAgreement(room.ports)(room.signed, 'brand')).toBeUndefined();
    }
    const again = proposeAgreement(room.ports)(other, 'publisher');
    await expect(again).rejects.toMatchObject({ reason: 'too-often' });
    expect(await proposeAgreement(room.ports)(other, 'brand')).toBeDefined();
    expect(await proposeAgreement(room.ports)(room.signed, 'publisher')).toBeDefined();
  });
});
