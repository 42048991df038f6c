import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { SubjectDocument } from '#core/documents/subject-document.ts';
import { forgettingTerms } from '#core/erasure/forgetting-terms.ts';
import { FORGOTTEN } from '#core/names.ts';
import { uploadList } from '#core/usecases/erasure/forget-list.ts';
import { makeHandler } from '#lambdas/tell-subject/handler.ts';
import {
  arrive,
  emailOf,
  type FlowRoom,
  openFlowRoom,
  people,
  questionEvent,
  type TestParty,
} from '#proof/loopback/flow-room.ts';
import { runFlow } from '#proof/loopback/run-flow.ts';
import { craftDrop } from '#proof/rehearsal/drop.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const about = (n: number) => ({ identifiers: [{ kind: 'email', digest: emailOf(n) }] });

let room: FlowRoom;
beforeAll(async () => {
  room = await openFlowRoom();
  for (const [party, from] of [
    ['brand', 0],
    ['publisher', 50],
  ] as const)
    await runFlow(room, await arrive(room, { party, parts: [people(party, from, from + 100)] }));
});
afterAll(closeTestRooms);

const ask = async (party: TestParty, body: unknown, account?: string) => {
  const { statusCode, body: said } = await makeHandler(room)(questionEvent(party, body, account));
  return { statusCode, said: JSON.parse(said) as unknown, text: said };
};
const asked = async (): Promise<readonly unknown[]> =>
  (await room.ledger.entries()).flatMap(({ event }) =>
    event.type === 'subject-asked' ? [event.party] : [],
  );

describe('what a room tells of a person over HTTP', () => {
  it('is what the lists of the account that signed hold, and nothing of the other party', async () => {
    const brand = await ask('brand', about(7));
    expect(brand.statusCode).toBe(200);
    expect(SubjectDocument.parse(brand.said)).toMatchObject({
      ...{ party: 'brand', found: true },
      held: [{ dataset: 'customers', rows: [{ kinds: ['email', 'phone'] }] }],
    });
    expect(brand.text).not.toContain(emailOf(7));
    const publisher = await ask('publisher', about(7));
    expect(SubjectDocument.parse(publisher.said)).toMatchObject({ found: false, held: [] });
    expect(await asked()).toEqual(['brand', 'publisher']);
  });

  it('is also that they are marked to stay forgotten, to the party alone that had them forgotten', async () => {
    const forgotten = await craftDrop(
      { folder: room.folder, signed: forgettingTerms(room.signed, 'brand') },
      { party: 'brand', dataset: FORGOTTEN, kinds: ['email'], parts: [[[emailOf(60)]]] },
    );
    const asks = { act: 'forget', reason: 'erasure', received: '2026-11-02' } as const;
    await runFlow(room, await uploadList(room)('brand', forgotten, asks));
    expect((await ask('brand', about(60))).said).toMatchObject({ found: false, tombstones: 1 });
    expect((await ask('brand', about(7))).said).not.toHaveProperty('tombstones');
    const publisher = await ask('publisher', about(60));
    expect(publisher.said).toMatchObject({ found: true });
    expect(publisher.said).not.toHaveProperty('tombstones');
  });

  it('is not told by a kind that its lists do not have, and why is said', async () => {
    const before = await asked();
    const body = { identifiers: [{ kind: 'maid', digest: emailOf(7) }] };
    const { statusCode, text } = await ask('brand', body);
    expect(statusCode).toBe(400);
    expect(text).toMatch(/known by maid .*ask by email, phone/);
    expect(text).not.toContain(emailOf(7));
    expect(await asked()).toEqual(before);
  });

  it('is told to no other account, whatever the request says', async () => {
    const before = await asked();
    for (const account of ['999999999999', '111111111111'])
      expect(await ask('brand', about(7), account)).toMatchObject({ statusCode: 403 });
    for (const field of ['party', 'asker', 'account', 'accountId'])
      expect(await ask('publisher', { ...about(7), [field]: 'brand' })).toMatchObject({
        statusCode: 400,
      });
    expect(await makeHandler(room)({ body: JSON.stringify(about(7)) })).toMatchObject({
      statusCode: 403,
    });
    expect(await asked()).toEqual(before);
  });

  it.each([
    ['nobody', { identifiers: [] }],
    ['a raw address', { identifiers: [{ kind: 'email', digest: 'ada@example.org' }] }],
    ['a kind that is none', { identifiers: [{ kind: 'name', digest: emailOf(1) }] }],
    ['too many', { identifiers: Array.from({ length: 65 }, () => about(1).identifiers[0]) }],
    ['more than it takes', { ...about(1), deep: true }],
    ['no JSON', '{"identifiers":'],
  ])('is not told where the request names %s, which nothing repeats', async (_, body) => {
    const before = await asked();
    const { statusCode, text } = await ask('brand', body);
    expect(statusCode).toBe(400);
    expect(text).not.toMatch(/ada@|[0-9a-f]{64}/);
    expect(await asked()).toEqual(before);
  });
});
