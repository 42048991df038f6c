import { afterEach, describe, expect, it } from 'vitest';
import { agreementKey } from '#core/room-layout.ts';
import {
  approveAgreement,
  currentAgreement,
  proposeAgreement,
} from '#core/usecases/agreements/agreements.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { approveAll, closeTestRooms } from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const other = testAgreement({ purpose: 'Another purpose altogether.' });
const stateOf = async ({ ports }: MemoryRoom) => await ports.ledger.state();

describe('proposing an agreement', () => {
  it('puts it on the table, with nobody having approved it', async () => {
    const room = await openMemoryRoom();
    const state = await stateOf(room);
    expect(state.agreement).toBe(room.signed.digest);
    expect(state.approvals.size).toBe(0);
    expect(await currentAgreement(room.ports, state)).toEqual(room.signed);
  });

  it('changes nothing when it is on the table already', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    expect(await proposeAgreement(room.ports)(room.signed)).toBeUndefined();
    expect((await stateOf(room)).approvals.size).toBe(2);
  });

  it('takes back all approvals when anything in it changed', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await proposeAgreement(room.ports)(other);
    const state = await stateOf(room);
    expect(state.agreement).toBe(other.digest);
    expect(state.approvals.size).toBe(0);
  });

  it('needs both approvals again after a change there and back', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await proposeAgreement(room.ports)(other);
    await proposeAgreement(room.ports)(room.signed);
    expect((await stateOf(room)).approvals.size).toBe(0);
  });

  it('is refused for another collaboration', async () => {
    const room = await openMemoryRoom();
    const foreign = proposeAgreement(room.ports)(testAgreement({ id: 'other-room' }));
    await expect(foreign).rejects.toMatchObject({ code: 'refused' });
    expect((await stateOf(room)).agreement).toBe(room.signed.digest);
  });
});

describe('approving an agreement', () => {
  it('says who is still awaited', async () => {
    const { ports, signed } = await openMemoryRoom();
    const first = await approveAgreement(ports)('brand');
    expect(first).toEqual({
      ...{ kind: 'approval', party: 'brand', waitingFor: ['publisher'], repeated: false },
      agreement: signed.digest,
      terms: signed.agreement.privacy,
      identifiers: { profile: 'uid2', kinds: ['email', 'phone'] },
    });
    expect(await approveAgreement(ports)('publisher')).toMatchObject({ waitingFor: [] });
  });

  it('counts once, however often a party approves', async () => {
    const room = await openMemoryRoom();
    await approveAgreement(room.ports)('brand');
    const again = await approveAgreement(room.ports)('brand');
    expect(again).toMatchObject({ waitingFor: ['publisher'], repeated: true });
    expect(await room.ports.ledger.entries()).toHaveLength(2);
  });

  it('is refused to anybody else', async () => {
    const { ports } = await openMemoryRoom();
    for (const stranger of ['operator', '', '__proto__', 'constructor'])
      await expect(approveAgreement(ports)(stranger)).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('the stored agreement', () => {
  it('is refused when it was changed behind the ledger', async () => {
    const room = await openMemoryRoom();
    const changed = new TextEncoder().encode(JSON.stringify(other.agreement));
    await room.ports.objects.put(agreementKey(room.signed.digest), changed);
    await expect(approveAgreement(room.ports)('brand')).rejects.toMatchObject({ code: 'room' });
  });

  it('is refused when it is damaged or missing', async () => {
    const room = await openMemoryRoom();
    const key = agreementKey(room.signed.digest);
    await room.ports.objects.put(key, new TextEncoder().encode('{"half'));
    await expect(approveAgreement(room.ports)('brand')).rejects.toMatchObject({ code: 'room' });
    await room.ports.objects.delete(key);
    await expect(approveAgreement(room.ports)('brand')).rejects.toMatchObject({ code: 'room' });
  });
});
