import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { takeList } from '#core/usecases/activation/take-list.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { makeHandler as makeExpireData } from '#lambdas/expire-data/handler.ts';
import { makeHandler } from '#lambdas/make-list/handler.ts';
import type { HttpResponse } from '#lambdas/shared/http-response.ts';
import {
  type FlowRoom,
  keysIn,
  openFlowRoom,
  questionEvent,
  type TestParty,
} from '#proof/loopback/flow-room.ts';
import { listFlowAgreement } from '#proof/loopback/list-flow.ts';
import { runFlow } from '#proof/loopback/run-flow.ts';
import { arriveCrafted } from '#proof/rehearsal/drop.ts';
import {
  BRAND,
  brandDrop,
  LIST_SIZE,
  labelOfPerson,
  labelsIn,
  MEMBERS,
  PUBLISHER,
  publisherDrop,
} from '#proof/rehearsal/list-people.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { MemoryListEngine } from '#test/support/memory/memory-list-engine.ts';
import { openMemoryRoom } from '#test/support/memory/memory-room.ts';

vi.setConfig({ testTimeout: 60_000 });

const REACH = { activation: 'reach_gold' };

describe('a list over HTTP', () => {
  let room: FlowRoom;
  let ask: (event: unknown) => Promise<HttpResponse>;
  beforeAll(async () => {
    room = await openFlowRoom({}, { open: openMemoryRoom, agreement: listFlowAgreement() });
    ask = makeHandler({ ...room, listEngine: new MemoryListEngine(room.objects) });
    for (const drop of [brandDrop(BRAND), publisherDrop(PUBLISHER)])
      await runFlow(room, await arriveCrafted({ ...room, ports: room }, drop));
  }, 120_000);
  afterAll(closeTestRooms);

  const asked = async (party: TestParty, body: unknown, account?: string) => {
    const { statusCode, body: said, headers } = await ask(questionEvent(party, body, account));
    return { statusCode, headers, said: JSON.parse(said) };
  };
  const ofLists = async (): Promise<readonly string[]> =>
    (await room.ledger.entries())
      .map(({ event }) => event.type)
      .filter((type) => type.startsWith('list-'));

  it('is refused while nobody asked for its size, and costs nothing', async () => {
    expect(await asked('brand', REACH)).toMatchObject({
      statusCode: 403,
      said: { error: { code: 'refused', reason: 'list-size-unknown' } },
    });
    expect(await ofLists()).toEqual([]);
  });

  it('is made by the account of the brand alone, whatever the request says', async () => {
    expect(await asked('publisher', REACH)).toMatchObject({
      statusCode: 403,
      said: { error: { reason: 'wrong-party' } },
    });
    for (const account of ['999999999999', '111111111111'])
      expect(await asked('brand', REACH, account)).toMatchObject({ statusCode: 403 });
    for (const field of ['party', 'asker', 'account', 'accountId'])
      expect(await asked('publisher', { ...REACH, [field]: 'brand' })).toMatchObject({
        statusCode: 400,
      });
    expect(await ask({ body: JSON.stringify(REACH) })).toMatchObject({ statusCode: 403 });
    expect(await ofLists()).toEqual([]);
  });

  it.each([
    ['not JSON', '{"activation":'],
    ['without an activation', {}],
    ['with a field that nobody knows', { ...REACH, epsilon: 100 }],
    ['of an activation that is not agreed on', { activation: 'reach_all' }],
    ['with a dry run that is not yes or no', { ...REACH, dryRun: 'no' }],
  ])('%s is refused', async (_, body) => {
    expect(await asked('brand', body)).toMatchObject({
      statusCode: 400,
      said: { kind: 'error', error: { code: 'usage', message: expect.any(String) } },
    });
  });

  it('is told of for free, then made once and paid once; nothing that is said holds a label', async () => {
    expect((await answerQuestion(room)('brand', LIST_SIZE)).outcome).toBe('released');
    expect(await asked('brand', { ...REACH, dryRun: true })).toMatchObject({
      statusCode: 200,
      said: { kind: 'list', outcome: 'possible', cost: 2 },
    });
    expect(await ofLists()).toEqual([]);
    const made = await asked('brand', REACH);
    expect(made).toMatchObject({
      statusCode: 200,
      headers: { 'cache-control': 'no-store' },
      said: { outcome: 'made', cost: 2, repeated: false },
    });
    expect((await asked('brand', REACH)).said).toMatchObject({ cost: 0, repeated: true });
    expect(await ofLists()).toEqual(['list-reserved', 'list-released']);
    const { labels } = await takeList(room)('publisher', 'reach_gold');
    const listed = labelsIn(labels);
    const share = MEMBERS.filter((n) => listed.has(labelOfPerson(n))).length / MEMBERS.length;
    expect(Math.abs(share - 0.881)).toBeLessThan(6 * Math.sqrt(0.105 / MEMBERS.length));
    for (const label of [...listed].slice(0, 100))
      expect(JSON.stringify(made)).not.toContain(label);
  });

  it('is removed once it is over, and is not made again on the same versions', async () => {
    expect(await keysIn(room, 'lists/')).toHaveLength(1);
    room.now = new Date(room.now.getTime() + 31 * 86_400_000);
    expect(await makeExpireData(room)({})).toMatchObject({ list: 1, release: 0, version: 0 });
    expect(await keysIn(room, 'lists/')).toEqual([]);
    expect(await asked('brand', REACH)).toMatchObject({
      statusCode: 403,
      said: { error: { reason: 'list-expired' } },
    });
  });
});
