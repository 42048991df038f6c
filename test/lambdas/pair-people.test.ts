import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MATCH_FILES, MATCHES_PREFIX } from '#core/matching/match-keys.ts';
import { makeHandler as makeFreezeRoom } from '#lambdas/freeze-room/handler.ts';
import { makeHandler } from '#lambdas/pair-people/handler.ts';
import { RECORDED_CODE, RecordedRoom } from '#proof/access/recorded-room.ts';
import { openFlowRoom, people, questionEvent } from '#proof/loopback/flow-room.ts';
import { PAIRED_OVERLAP, pairingAgreement } from '#proof/loopback/pairing-flow.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';

vi.setConfig({ testTimeout: 60_000 });

const COUNTED = 130;
const SHARED = 50;

/** A room in which a question on people who are matched by points was paid for, and what it told another function. */
const openRoom = async () => {
  const agreed = pairingAgreement();
  const room = new RecordedRoom(await openFlowRoom({}, { agreement: agreed }));
  const { agreement } = agreed;
  await room.post('brand', 'approve-agreement', { agreement, propose: true });
  for (const party of ['brand', 'publisher'] as const)
    await room.post(party, 'approve-agreement', { agreement, code: RECORDED_CODE });
  const lists = {
    brand: people('brand', 0, COUNTED),
    publisher: people('publisher', COUNTED - SHARED, 300),
  };
  for (const party of ['brand', 'publisher'] as const)
    await room.accept(await room.deliver({ party, parts: [lists[party]] }));
  await room.post('brand', 'answer-question', PAIRED_OVERLAP);
  const [told] = room.recorder.told.splice(0);
  return { room, told };
};

describe('the function that pairs people', () => {
  let opened: Awaited<ReturnType<typeof openRoom>>;
  beforeAll(async () => {
    opened = await openRoom();
  }, 120_000);
  afterAll(closeTestRooms);

  const pair = (event: unknown) => {
    const { room } = opened;
    return makeHandler(room.of('pair-people'))(event);
  };
  const kept = async (file: string): Promise<readonly string[]> => {
    const { objects } = opened.room.of('answer-question');
    const keys = (await objects.list(MATCHES_PREFIX)).map(({ key }) => key);
    return Promise.all(
      keys
        .filter((key) => key.endsWith(`/on=people/${file}`))
        .map(async (key) => Buffer.from((await objects.get(key)) ?? '').toString()),
    );
  };

  it('was called by the question, is told of nothing but its answer, and takes nothing else', async () => {
    expect(opened.told).toEqual({ answer: expect.stringMatching(/^[0-9a-f]{32}$/) });
    for (const event of [{}, { answer: '../ledger' }, { ...Object(opened.told), counted: {} }])
      await expect(pair(event)).rejects.toThrow();
  });

  it('pairs nobody for an answer that nobody paid for', async () => {
    await expect(pair({ answer: 'f'.repeat(32) })).rejects.toMatchObject({ code: 'room' });
    expect(await kept(MATCH_FILES.text)).toEqual([]);
  });

  it('pairs nobody while the room is frozen', async () => {
    const say = (act: string) =>
      makeFreezeRoom(opened.room.of('freeze-room', { by: 'brand analyst' }))(
        questionEvent('brand', { act, by: 'party', reason: 'A drill.' }),
      );
    await say('freeze');
    await expect(pair(opened.told)).rejects.toMatchObject({ code: 'room' });
    expect(await kept(MATCH_FILES.text)).toEqual([]);
    await say('unfreeze');
  });

  it('keeps a row for each counted person, as long whoever matches, also if two do so at once', async () => {
    const both = [pair(opened.told), pair(opened.told)];
    expect(await Promise.all(both)).toEqual(['paired', 'paired']);
    const [text = '', ...others] = await kept(MATCH_FILES.text);
    expect(others).toEqual([]);
    const [head, ...rows] = text.trimEnd().split('\n');
    expect(head).toBe('"kept"');
    expect(rows).toHaveLength(COUNTED);
    for (const row of rows) expect(row).toMatch(/^"(?:10|01)[0-6]\d0{14}0\d0\d"$/);
    expect(rows.filter((row) => row.startsWith('"10'))).toHaveLength(SHARED);
  });

  it('does nothing where the match is kept already', async () => {
    const before = await kept(MATCH_FILES.seal);
    const { calls } = opened.room.recorder;
    const already = calls.length;
    expect(await pair(opened.told)).toBe('paired-before');
    expect(calls.slice(already).map(({ action }) => action)).not.toContain('s3:PutObject');
    expect(await kept(MATCH_FILES.seal)).toEqual(before);
  });

  it('leaves the question an answer that is counted from it', async () => {
    const { room } = opened;
    const already = room.recorder.calls.length;
    await room.post('brand', 'answer-question', PAIRED_OVERLAP);
    const actions = room.recorder.calls.slice(already).map(({ action }) => action);
    expect(actions.filter((action) => action === 'athena:StartQueryExecution')).toHaveLength(1);
    expect(actions).not.toContain('lambda:InvokeFunction');
    expect(room.recorder.told).toEqual([]);
  });
});
