import { afterEach, describe, expect, it } from 'vitest';
import type { TermsDifference } from '#core/agreement/delivered-terms.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { refusalDocument } from '#core/documents/refusal-document.ts';
import { agreementKey } from '#core/room-layout.ts';
import { proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { planQuestion } from '#core/usecases/questions/plan-question.ts';
import { roomStatus } from '#core/usecases/upkeep/room-status.ts';
import { testAgreement } from '#proof/rehearsal/agreement.ts';
import { brandRows, publisherRows } from '#proof/rehearsal/people.ts';
import { approveAll, ask, closeTestRooms, deliver, fillRoom } from '#proof/rehearsal/room.ts';
import { type MemoryRoom, openMemoryRoom } from '#test/support/memory/memory-room.ts';

afterEach(closeTestRooms);

const identifiers = { profile: 'uid2', kinds: ['email', 'phone'], defaultCountry: 'GB' };
const tier = ['gold', 'silver', 'unknown'];
const device = ['mobile', 'desktop'];
const withAttributes = (brand: object, publisher: object) =>
  testAgreement({
    datasets: {
      brand: { customers: { attributes: brand } },
      publisher: { audience: { attributes: publisher } },
    },
  });

const OVERLAP: QuestionRequest = { analysis: 'overlap' };
const by = (...attributes: string[]): QuestionRequest => ({ analysis: 'segments', by: attributes });
const brand = { party: 'brand', dataset: 'customers' } as const;
const publisher = { party: 'publisher', dataset: 'audience' } as const;

/** The room with its lists, once both parties approved another agreement. */
const under = async (signed: MemoryRoom['signed'], first?: MemoryRoom['signed']) => {
  const room = await openMemoryRoom(first ? { agreement: first } : {});
  await fillRoom(room);
  await proposeAgreement(room.ports)(signed, 'brand');
  await approveAll({ ...room, signed });
  return { ...room, signed };
};

/** Refused before anything is charged, in the dry run too, and noted by its code. */
const expectRefused = async (
  room: MemoryRoom,
  question: QuestionRequest,
  otherTerms: readonly TermsDifference[],
): Promise<void> => {
  const refused = { outcome: 'refused', reason: 'delivered-under-other-terms', otherTerms };
  expect(await planQuestion(room.ports)('publisher', question)).toEqual(refused);
  expect(await ask(room, 'publisher', question)).toEqual(refused);
  expect((await room.ports.ledger.entries()).at(-1)?.event).toMatchObject({
    type: 'question-refused',
    reason: 'delivered-under-other-terms',
  });
  const { charges, reservations } = await room.ports.ledger.state();
  expect([charges.size, reservations.size]).toEqual([0, 0]);
};
const expectAnswered = async (room: MemoryRoom, question: QuestionRequest): Promise<void> => {
  expect(await planQuestion(room.ports)('publisher', question)).toMatchObject({ kind: 'plan' });
  expect(await ask(room, 'publisher', question)).toMatchObject({ outcome: 'released' });
};

describe('a version is not questioned under terms that it was not delivered under:', () => {
  it('an attribute that was declared later', async () => {
    const region = ['north', 'south'];
    const room = await under(withAttributes({ tier }, { device, region }));
    const otherTerms = [{ ...publisher, differs: 'attribute', attribute: 'region' }] as const;
    await expectRefused(room, by('publisher.region'), otherTerms);
    await expectRefused(room, by('brand.tier', 'publisher.region'), otherTerms);
    expect(
      refusalDocument({
        outcome: 'refused',
        reason: 'delivered-under-other-terms',
        otherTerms: [...otherTerms],
      }).error.message,
    ).toBe(
      'Refused (delivered-under-other-terms): a dataset of the question was delivered under other terms than those in force: publisher.audience was delivered without region: prepare and upload it again.',
    );
    for (const question of [OVERLAP, by('publisher.device')]) await expectAnswered(room, question);
    const rows = publisherRows(100, 400).map((row) => ({ ...row, region: 'north' }));
    await deliver(room, 'publisher', rows);
    await expectAnswered(room, by('publisher.region'));
  });

  it('a rare value that was dropped, so that suppressed cells would follow by subtraction', async () => {
    const first = withAttributes({ tier: [...tier, 'rare'] }, { device });
    const room = await under(withAttributes({ tier }, { device }), first);
    const values = [{ ...brand, differs: 'values', attribute: 'tier' }] as const;
    await expectRefused(room, by('brand.tier'), values);
    await expectRefused(room, by('brand.tier', 'publisher.device'), values);
    for (const question of [OVERLAP, by('publisher.device')]) await expectAnswered(room, question);
    await deliver(room, 'brand', brandRows(0, 300));
    await expectAnswered(room, by('brand.tier'));
  });

  it('a value that was renamed, whose people would vanish', async () => {
    const room = await under(withAttributes({ tier: ['top', 'silver', 'unknown'] }, { device }));
    await expectRefused(room, by('brand.tier'), [
      { ...brand, differs: 'values', attribute: 'tier' },
    ]);
  });

  it('another profile, for every question and both lists', async () => {
    const room = await under(testAgreement({ identifiers: { ...identifiers, profile: 'google' } }));
    const both = [
      { ...brand, differs: 'profile' },
      { ...publisher, differs: 'profile' },
    ] as const;
    await expectRefused(room, OVERLAP, both);
    await deliver(room, 'publisher', publisherRows(100, 400));
    await expectRefused(room, OVERLAP, [both[0]]);
    await deliver(room, 'brand', brandRows(0, 300));
    await expectAnswered(room, OVERLAP);
  });

  it('another default country, for questions that match by phone', async () => {
    const changed = testAgreement({ identifiers: { ...identifiers, defaultCountry: 'US' } });
    const room = await under(changed);
    const both = [
      { ...brand, differs: 'country' },
      { ...publisher, differs: 'country' },
    ] as const;
    await expectRefused(room, OVERLAP, both);
    await expectAnswered(room, { ...OVERLAP, on: ['email'] });
  });

  it('terms of which nobody knows, because the text of the agreement is missing or was changed', async () => {
    for (const damage of [undefined, '{"airlock":1}']) {
      const room = await under(testAgreement({ purpose: 'Another purpose altogether.' }));
      const key = agreementKey((await openMemoryRoom()).signed.digest);
      if (damage === undefined) await room.ports.objects.delete(key);
      else await room.ports.objects.put(key, new TextEncoder().encode(damage));
      const both = [
        { ...brand, differs: 'unknown' },
        { ...publisher, differs: 'unknown' },
      ] as const;
      await expectRefused(room, OVERLAP, both);
      expect((await roomStatus(room.ports)()).datasets).toMatchObject([
        { standing: 'current', otherTerms: [both[0]] },
        { standing: 'current', otherTerms: [both[1]] },
      ]);
    }
  });
});

describe('the status of a room', () => {
  it('marks versions that were delivered under other terms, and no others', async () => {
    const room = await under(withAttributes({}, { device: [...device, 'tv'] }));
    expect((await roomStatus(room.ports)()).datasets).toEqual([
      expect.not.objectContaining({ otherTerms: expect.anything() }),
      expect.objectContaining({
        standing: 'current',
        otherTerms: [{ ...publisher, differs: 'values', attribute: 'device' }],
      }),
    ]);
  });
});
