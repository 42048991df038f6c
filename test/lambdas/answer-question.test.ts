import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { DAY_MS } from '#core/day.ts';
import { answerDocument } from '#core/documents/answer-document.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { makeHandler } from '#lambdas/answer-question/handler.ts';
import type { HttpResponse } from '#lambdas/shared/http-response.ts';
import { arrive, type FlowRoom, people, questionEvent } from '#proof/loopback/flow-room.ts';
import { runFlow } from '#proof/loopback/run-flow.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { openMemoryFlow } from '#test/support/memory/memory-room.ts';
import { engineThat } from '#test/support/run-query.ts';

vi.setConfig({ testTimeout: 30_000 });

describe('a question over HTTP', () => {
  let room: FlowRoom;
  let ask: (event: unknown) => Promise<HttpResponse>;
  beforeAll(async () => {
    room = await openMemoryFlow();
    ask = makeHandler(room);
    const brand = await arrive(room, { party: 'brand', parts: [people('brand', 0, 300)] });
    await runFlow(room, brand);
  }, 30_000);
  afterAll(closeTestRooms);

  const status = async (event: unknown): Promise<number> => (await ask(event)).statusCode;
  const overlap = { analysis: 'overlap' };

  it('is 409 while a dataset is not published, and 200 with the release afterwards', async () => {
    expect(await status(questionEvent('brand', overlap))).toBe(409);
    const parts = [people('publisher', 100, 500)];
    await runFlow(room, await arrive(room, { party: 'publisher', parts }));
    const plan = await ask(questionEvent('brand', { ...overlap, dryRun: true }));
    expect(plan.statusCode).toBe(200);
    expect(JSON.parse(plan.body)).toMatchObject({ outcome: 'possible', cells: 1 });
    const said = await ask(questionEvent('brand', overlap));
    expect(said).toMatchObject({ statusCode: 200, headers: { 'cache-control': 'no-store' } });
    const local = answerDocument(await answerQuestion(room)('brand', overlap));
    expect(JSON.parse(said.body)).toEqual({ ...local, repeated: false });
    expect(JSON.parse(said.body).cells).toEqual([{ by: {}, outcome: 'released', people: 200 }]);
  });

  it('is asked by the account that signed, whatever else the request says', async () => {
    const segments = { analysis: 'segments', by: ['brand.tier'] };
    expect(await status(questionEvent('brand', segments))).toBe(200);
    expect(await status(questionEvent('publisher', segments))).toBe(403);
    expect(await status(questionEvent('brand', overlap, '999999999999'))).toBe(403);
    expect(await status(questionEvent('brand', overlap, '111111111111'))).toBe(403);
    for (const field of ['party', 'asker', 'account', 'accountId'])
      expect(await status(questionEvent('publisher', { ...overlap, [field]: 'brand' }))).toBe(400);
  });

  it('is refused where the client meant to be another party, which it cannot become by saying so', async () => {
    const claiming = (party: string) => {
      const event = questionEvent('publisher', overlap);
      return { ...event, headers: { ...event.headers, 'airlock-party': party } };
    };
    expect(await status(claiming('publisher'))).toBe(200);
    expect(await status(claiming('brand'))).toBe(403);
    expect(JSON.parse((await ask(claiming('brand'))).body).error).toEqual({
      code: 'refused',
      reason: 'wrong-party',
      message: expect.any(String),
    });
  });

  it.each([
    ['not JSON', '{"analysis":', 400],
    ['no question', '[]', 400],
    ['an unknown analysis', { analysis: 'everybody' }, 400],
    ['an unknown field', { analysis: 'overlap', k: 1 }, 400],
    ['the field __proto__', '{"analysis":"overlap","__proto__":{"k":1}}', 400],
    ['the field __proto__ of datasets', '{"analysis":"overlap","datasets":{"__proto__":"x"}}', 400],
    ['an attribute that is not declared', { analysis: 'segments', by: ['brand.income'] }, 400],
    ['a dry run that is not yes or no', { analysis: 'overlap', dryRun: 'no' }, 400],
  ])('is %s: refused', async (_, body, expected) => {
    const said = await ask(questionEvent('brand', body));
    expect(said.statusCode).toBe(expected);
    expect(JSON.parse(said.body)).toEqual({
      kind: 'error',
      error: { code: 'usage', message: expect.any(String) },
    });
  });

  it('is not taken after a hundred refusals in a day, but for a dry run, and the other party still asks', async () => {
    const segments = { analysis: 'segments', by: ['brand.tier'] };
    const refused = async () =>
      (await room.ledger.entries()).filter(
        ({ event }) => event.type === 'question-refused' && event.party === 'publisher',
      ).length;
    while ((await refused()) < 100) await ask(questionEvent('publisher', segments));
    const said = await ask(questionEvent('publisher', segments));
    expect(JSON.parse(said.body).error).toMatchObject({
      code: 'refused',
      message: expect.stringContaining('refused too often today'),
    });
    expect(await refused()).toBe(100);
    expect(await status(questionEvent('publisher', { ...overlap, dryRun: true }))).toBe(200);
    expect(await status(questionEvent('brand', overlap))).toBe(200);
    room.now = new Date(room.now.getTime() + 2 * DAY_MS);
    expect(await status(questionEvent('publisher', overlap))).toBe(200);
  });

  it('is 403 without a signature', async () => {
    expect(await status({ body: JSON.stringify(overlap) })).toBe(403);
    expect(await status(undefined)).toBe(403);
  });

  it('may come in base64', async () => {
    const event = questionEvent('brand', overlap);
    const body = Buffer.from(event.body).toString('base64');
    expect(await status({ ...event, body, isBase64Encoded: true })).toBe(200);
  });
});

describe('a question over HTTP whose query takes long', () => {
  it('is 202 with a time to ask again, and 200 with the same release once it is answered', async () => {
    const room = await openMemoryFlow();
    for (const [party, from] of [
      ['brand', 0],
      ['publisher', 100],
    ] as const)
      await runFlow(room, await arrive(room, { party, parts: [people(party, from, from + 300)] }));
    const overlap = { analysis: 'overlap' };
    const running = engineThat(async () => ({ outcome: 'running' }));
    const pending = await makeHandler({ ...room, queryEngine: running })(
      questionEvent('brand', overlap),
    );
    expect(pending).toMatchObject({
      statusCode: 202,
      headers: { 'retry-after': '5', 'cache-control': 'no-store' },
    });
    const { release, ...rest } = JSON.parse(pending.body);
    expect(rest).toEqual({ kind: 'pending' });
    const said = await makeHandler(room)(questionEvent('brand', { ...overlap, awaits: release }));
    expect(said.statusCode).toBe(200);
    expect(JSON.parse(said.body)).toMatchObject({ kind: 'answer', release, repeated: false });
    for (const awaits of ['', '../x', 7, 'A'.repeat(32)])
      expect(await makeHandler(room)(questionEvent('brand', { ...overlap, awaits }))).toMatchObject(
        { statusCode: 400 },
      );
  });
});
