import { afterEach, describe, expect, it } from 'vitest';
import { agreementKey } from '#core/room-layout.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { jsonBytes } from '#core/usecases/json-objects.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { approveAll, closeTestRooms } from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const stateOf = async ({ ports }: MemoryRoom) => await ports.ledger.state();

describe('an agreement with other parties than the one in force', () => {
  const { datasets, analyses } = testAgreement().agreement;
  const renamed = testAgreement({
    parties: [
      { id: 'shop', role: 'advertiser' },
      { id: 'publisher', role: 'publisher' },
    ],
    datasets: { shop: datasets.brand, publisher: datasets.publisher },
    analyses: { shop: analyses.brand, publisher: analyses.publisher },
  });
  const swapped = testAgreement({
    parties: [
      { id: 'brand', role: 'publisher' },
      { id: 'publisher', role: 'advertiser' },
    ],
  });

  it.each([
    ['another id', renamed],
    ['another role', swapped],
  ])('is refused when it is proposed and when it is approved: %s', async (_, changed) => {
    const room = await openMemoryRoom();
    await approveAll(room);
    const refused = {
      ...{ code: 'refused', reason: 'other-parties' },
      message: expect.stringMatching(/other parties or roles than the one in force/),
    };
    const propose = proposeAgreement(room.ports)(changed, 'publisher');
    await expect(propose).rejects.toMatchObject(refused);
    expect((await stateOf(room)).proposals.size).toBe(1);
    expect(await room.ports.objects.get(agreementKey(changed.digest))).toBeUndefined();
    // As an older version of Airlock let it be proposed.
    await room.ports.objects.put(agreementKey(changed.digest), jsonBytes(changed.agreement));
    const { digest: agreement } = changed;
    await room.ports.ledger.append(() => ({ type: 'agreement-proposed', agreement }));
    await expect(approveAgreement(room.ports)('publisher')).rejects.toMatchObject(refused);
    expect((await stateOf(room)).inForce).toBe(room.signed.digest);
  });

  it('may be proposed as long as none is in force', async () => {
    const room = await openMemoryRoom();
    await proposeAgreement(room.ports)(renamed, 'publisher');
    await approveAll({ ...room, signed: renamed });
    expect((await stateOf(room)).inForce).toBe(renamed.digest);
  });

  it('is told from one with another order of the same parties', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    const parties = [...room.signed.agreement.parties].reverse();
    expect(await proposeAgreement(room.ports)(testAgreement({ parties }), 'brand')).toBeDefined();
  });
});
