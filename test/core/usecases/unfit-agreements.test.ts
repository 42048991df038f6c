import { afterEach, describe, expect, it } from 'vitest';
import { agreementKey } from '#core/room-layout.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { jsonBytes } from '#core/usecases/json-objects.ts';
import { TEST_TERMS, testAgreement } from '#proof/rehearsal/agreement.ts';
import { approveAll, ask, closeTestRooms } from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const publisher = { audience: { attributes: { device: ['mobile', 'desktop'] } } };
const withTier = (...tier: string[]) =>
  testAgreement({ datasets: { brand: { customers: { attributes: { tier } } }, publisher } });

const sensitive = withTier('diabetic', 'other', 'unknown');
const needless = testAgreement({ analyses: { brand: ['overlap'], publisher: [] } });
const excepted = testAgreement({
  ...{ airlock: 2, datasets: sensitive.agreement.datasets },
  specialCategories: {
    carers: {
      ...{ at: 'brand.customers.tier', values: ['diabetic'], category: 'health' },
      ...{ article: '9(2)(a)', reason: 'Patients signed a consent of its own for this study.' },
    },
  },
});

const refused = { code: 'refused', reason: 'unfit-agreement' };

/** An agreement on the table as an older version of Airlock put it there, which knew no such rule. */
const tableAsBefore = async ({ ports }: MemoryRoom, signed: typeof sensitive): Promise<void> => {
  await ports.objects.putIfAbsent(agreementKey(signed.digest), jsonBytes(signed.agreement));
  await ports.ledger.append(() => ({
    ...{ type: 'agreement-proposed', agreement: signed.digest, party: 'brand' },
  }));
};

describe('an agreement that nobody may agree on', () => {
  it.each([
    [
      'a special category',
      sensitive,
      /at datasets\.brand\.customers\.attributes\.tier\.0: "diabetic" denotes health \(GDPR Art\. 9\(1\)/,
    ],
    ['what no analysis needs', needless, /no analysis that is allowed needs this attribute/],
    [
      'attributes that single people out',
      testAgreement({
        datasets: {
          brand: {
            customers: {
              attributes: {
                a: Array.from({ length: 11 }, (_, n) => `a${n}`),
                b: Array.from({ length: 10 }, (_, n) => `b${n}`),
              },
            },
          },
          publisher,
        },
        privacy: { ...TEST_TERMS, minimumDataset: 100 },
      }),
      /tell 110 kinds of people apart/,
    ],
  ])('is not put on the table: %s', async (_, signed, says) => {
    const room = await openMemoryRoom();
    const before = await room.ports.ledger.state();
    const proposing = proposeAgreement(room.ports)(signed, 'brand');
    await expect(proposing).rejects.toMatchObject({
      ...refused,
      message: expect.stringMatching(says),
    });
    expect((await room.ports.ledger.state()).agreement).toBe(before.agreement);
    expect(await room.ports.objects.get(agreementKey(signed.digest))).toBeUndefined();
  });

  it('is not approved where an older version put it there', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await tableAsBefore(room, sensitive);
    for (const party of ['brand', 'publisher'])
      await expect(approveAgreement(room.ports)(party)).rejects.toMatchObject(refused);
    expect(await room.ports.ledger.state()).toMatchObject({ inForce: room.signed.digest });
  });

  it('is put there with an exception that says why it is lawful, and comes into force once both approved', async () => {
    const room = await openMemoryRoom();
    await approveAll(room);
    await proposeAgreement(room.ports)(excepted, 'brand');
    await approveAgreement(room.ports)('brand');
    expect((await room.ports.ledger.state()).inForce).toBe(room.signed.digest);
    await approveAgreement(room.ports)('publisher');
    expect((await room.ports.ledger.state()).inForce).toBe(excepted.digest);
  });

  it('answers all the same where it is in force, and may be approved again with other code', async () => {
    const room = await openMemoryRoom();
    await tableAsBefore(room, sensitive);
    for (const party of ['brand', 'publisher'])
      await room.ports.ledger.append(() => ({
        ...{ type: 'agreement-approved', party, agreement: sensitive.digest },
      }));
    expect((await room.ports.ledger.state()).inForce).toBe(sensitive.digest);
    expect(await proposeAgreement(room.ports)(sensitive, 'brand')).toBeUndefined();
    expect(await approveAgreement(room.ports)('brand')).toMatchObject({ repeated: true });
    const asked = await ask({ ...room, signed: sensitive }, 'brand', { analysis: 'overlap' });
    expect(asked).toMatchObject({ outcome: 'refused', reason: 'dataset-not-published' });
  });
});
