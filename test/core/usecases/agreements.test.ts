import { afterEach, describe, expect, it } from 'vitest';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { agreementKey } from '#core/room-layout.ts';
import {
  approveAgreement,
  currentAgreement,
  proposeAgreement,
} from '#core/usecases/agreements/agreements.ts';
import { proposeFor, roomAgreements } from '#core/usecases/agreements/room-agreements.ts';
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

  it('leaves in force what is, until both parties approved the new one', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await proposeAgreement(room.ports)(other, 'brand');
    for (const approves of ['brand', 'publisher']) {
      const state = await stateOf(room);
      expect(state).toMatchObject({ agreement: other.digest, inForce: room.signed.digest });
      expect(await currentAgreement(room.ports, state)).toEqual(room.signed);
      await approveAgreement(room.ports)(approves);
    }
    expect(await currentAgreement(room.ports, await stateOf(room))).toEqual(other);
  });

  it('needs both approvals anew for one that is changed there and back', async () => {
    const room = await openMemoryRoom();
    await approveAgreement(room.ports)('brand');
    await proposeAgreement(room.ports)(other, 'brand');
    await proposeAgreement(room.ports)(room.signed, 'publisher');
    expect((await stateOf(room)).approvals.size).toBe(0);
  });

  it('takes another off the table when it is in force, and needs no approval', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await proposeAgreement(room.ports)(other, 'brand');
    await approveAgreement(room.ports)('brand');
    expect(await proposeFor(room.ports)('publisher', room.signed)).toMatchObject({
      ...{ waitingFor: [], repeated: false, proposedBy: 'publisher' },
    });
    expect(await approveAgreement(room.ports)('publisher')).toMatchObject({ repeated: true });
    expect((await stateOf(room)).inForce).toBe(room.signed.digest);
    await proposeAgreement(room.ports)(other, 'brand');
    expect(await approveAgreement(room.ports)('publisher')).toMatchObject({
      waitingFor: ['brand'],
    });
  });

  it('puts back the lost text of one that the ledger names', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await proposeAgreement(room.ports)(other, 'brand');
    await room.ports.objects.delete(agreementKey(room.signed.digest));
    await proposeAgreement(room.ports)(room.signed, 'brand');
    expect(await currentAgreement(room.ports, await stateOf(room))).toEqual(room.signed);
  });

  it('is refused for another collaboration', async () => {
    const room = await openMemoryRoom();
    const foreign = proposeAgreement(room.ports)(testAgreement({ id: 'other-room' }), 'brand');
    await expect(foreign).rejects.toMatchObject({ code: 'refused' });
    expect((await stateOf(room)).agreement).toBe(room.signed.digest);
  });
});

describe('a proposal', () => {
  it('names the party that made it, and none where the room was made with it', async () => {
    const room = await openMemoryRoom();
    expect((await stateOf(room)).proposedBy).toBeUndefined();
    await proposeAgreement(room.ports)(other, 'publisher');
    expect((await stateOf(room)).proposedBy).toBe('publisher');
    const entries = await room.ports.ledger.entries();
    expect(entries.map(({ event }) => event)).toEqual([
      { type: 'agreement-proposed', agreement: room.signed.digest },
      { type: 'agreement-proposed', agreement: other.digest, party: 'publisher' },
    ]);
  });

  it('replaces none, unless a party makes it', async () => {
    const room = await openMemoryRoom();
    await expect(proposeAgreement(room.ports)(other)).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringContaining('"agreement propose --party"'),
    });
    expect((await stateOf(room)).agreement).toBe(room.signed.digest);
  });

  it('is told to whoever is to decide on it, beside the agreement in force', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    expect(await proposeFor(room.ports)('brand', other)).toEqual({
      ...{ kind: 'proposal', agreement: other.digest, party: 'brand', proposedBy: 'brand' },
      ...{ waitingFor: ['brand', 'publisher'], repeated: false },
    });
    const { agreement, digest } = room.signed;
    expect(await roomAgreements(room.ports)()).toEqual({
      ...{ kind: 'agreements', proposedBy: 'brand', inForce: { digest, agreement } },
      onTable: { digest: other.digest, agreement: other.agreement },
    });
    await room.ports.objects.delete(agreementKey(digest));
    expect(await roomAgreements(room.ports)()).toMatchObject({ inForce: { digest } });
  });

  it('is approved only as it was read', async () => {
    const room = await openMemoryRoom();
    const approving = approveAgreement(room.ports)('brand', { agreement: other.digest });
    await expect(approving).rejects.toMatchObject({ code: 'refused' });
    await approveAgreement(room.ports)('brand', { agreement: room.signed.digest });
    await proposeAgreement(room.ports)(other, 'brand');
    const state = await stateOf(room);
    expect(state.approved).toEqual(new Map([['brand', room.signed.digest]]));
    expect([...state.approvals]).toEqual([]);
  });
});

describe('approving an agreement', () => {
  it('says who is still awaited', async () => {
    const { ports, signed } = await openMemoryRoom();
    const first = await approveAgreement(ports)('brand');
    expect(first).toEqual({
      ...{ kind: 'approval', party: 'brand', waitingFor: ['publisher'], repeated: false },
      agreement: signed.digest,
      terms: effectiveTerms(signed.agreement),
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
