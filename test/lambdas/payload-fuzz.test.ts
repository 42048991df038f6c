import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { ACT_REFUSALS, QUESTION_REFUSALS } from '#core/refusals.ts';
import { makeHandler as makeAnswerQuestion } from '#lambdas/answer-question/handler.ts';
import { makeHandler as makeApproveAgreement } from '#lambdas/approve-agreement/handler.ts';
import { makeHandler as makeExpireData } from '#lambdas/expire-data/handler.ts';
import { telling } from '#lambdas/shared/powertools.ts';
import {
  arrive,
  type FlowRoom,
  manifestEvent,
  people,
  questionEvent,
} from '#proof/loopback/flow-room.ts';
import { stepsOf } from '#proof/loopback/run-flow.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { openMemoryFlow } from '#test/support/memory/memory-room.ts';

vi.setConfig({ testTimeout: 60_000 });

const KNOWN_FAULT = /^Airlock\.(usage|refused|input|room)$/;

/** A document with one of its values, at any depth, replaced by any other. */
const mutated = (document: object): fc.Arbitrary<unknown> => {
  const paths: string[][] = [];
  const walk = (value: unknown, path: string[]): void => {
    paths.push(path);
    if (value !== null && typeof value === 'object')
      for (const [key, member] of Object.entries(value)) walk(member, [...path, key]);
  };
  walk(document, []);
  const put = (value: unknown, path: readonly string[], into: unknown): unknown => {
    const [key, ...rest] = path;
    if (key === undefined) return into;
    const members = value as Record<string, unknown>;
    return { ...members, [key]: put(members[key], rest, into) };
  };
  return fc
    .tuple(fc.constantFrom(...paths), fc.oneof(fc.jsonValue(), fc.string()))
    .map(([path, into]) => put(document, path, into));
};

/** A refusal has a reason of the closed list, and no other fault has one. */
const expectError = (
  { reason, ...error }: { readonly code: string; readonly reason?: string },
  reasons: readonly string[],
): void => {
  expect(error.code === 'refused' ? reasons : [undefined]).toContain(reason);
  expect(error).toEqual({ code: expect.any(String), message: expect.any(String) });
};

describe('any payload', () => {
  let room: FlowRoom;
  let good: Record<'read' | 'part' | 'shard' | 'publish' | 'refuse' | 'question', object>;
  beforeAll(async () => {
    room = await openMemoryFlow();
    const preparedAt = room.now.toISOString();
    const parts = [people('brand', 0, 120)];
    const arrived = await arrive(room, { party: 'brand', parts, preparedAt });
    const { version } = await stepsOf(room).readManifest(manifestEvent(arrived));
    const other = { ...arrived, drop: 'fedcba9876543210fedcba9876543210' };
    good = {
      read: { event: manifestEvent(arrived), execution: 'x' },
      part: { arrived: other, version, index: 0 },
      shard: { arrived: other, version, kind: 'email', shard: '000' },
      publish: { arrived: other, version },
      refuse: { arrived: other, error: { Error: 'Airlock.input', Cause: '{}' } },
      question: questionEvent('brand', { analysis: 'overlap' }),
    };
  }, 60_000);
  afterAll(closeTestRooms);

  const endsWell = async (
    handle: (event: unknown) => Promise<unknown>,
    payload: fc.Arbitrary<unknown>,
  ): Promise<void> => {
    const before = (await room.ledger.entries()).length;
    await fc.assert(
      fc.asyncProperty(payload, async (event) => {
        const fault = await handle(event).then(
          () => undefined,
          (error: Error) => error,
        );
        if (fault) expect(fault.name).toMatch(KNOWN_FAULT);
        expect(fault?.cause).toBeUndefined();
      }),
      { numRuns: 60 },
    );
    expect((await room.ledger.entries()).length).toBe(before);
  };

  it.each([
    ['readManifest', 'read'],
    ['tokenisePart', 'part'],
    ['settleShard', 'shard'],
    ['publishDrop', 'publish'],
    ['refuseDrop', 'refuse'],
  ] as const)('ends %s with a known fault or none, and leaves no trace', async (step, payload) => {
    const handle: (event: unknown) => Promise<unknown> = stepsOf(room)[step];
    await endsWell(handle, fc.jsonValue());
    await endsWell(handle, mutated(good[payload]));
  });

  it('is nothing to expire-data', async () => {
    await endsWell(telling(makeExpireData(room)), fc.jsonValue());
  });

  it('gets an HTTP answer from approve-agreement, and approves nothing else', async () => {
    const { agreement, digest } = room.signed;
    const handle = makeApproveAgreement({ ...room, agreementDigest: digest });
    const before = (await room.ledger.entries()).length;
    const payloads = fc.oneof(
      fc.jsonValue(),
      mutated(questionEvent('brand', { agreement })),
      mutated({ agreement }).map((body) => questionEvent('brand', body)),
    );
    await fc.assert(
      fc.asyncProperty(payloads, async (event) => {
        const { statusCode, body } = await handle(event);
        expect([200, 400, 403]).toContain(statusCode);
        const said = JSON.parse(body);
        if (statusCode === 200)
          expect(said).toEqual({
            ...{ kind: 'approval', agreement: digest, party: 'brand' },
            ...{ waitingFor: [], repeated: true },
            terms: effectiveTerms(agreement),
            identifiers: { profile: 'uid2', kinds: ['email', 'phone'] },
          });
        else expectError(said.error, ACT_REFUSALS);
      }),
      { numRuns: 150 },
    );
    expect((await room.ledger.entries()).length).toBe(before);
  });

  it('gets an HTTP answer from answer-question that says nothing of it', async () => {
    const handle = makeAnswerQuestion(room);
    const secret = 'jane@example.org';
    const payloads = fc.oneof(
      fc.jsonValue(),
      mutated(good.question),
      mutated({ analysis: 'segments', by: ['brand.tier'], on: ['email'], datasets: {} }).map(
        (body) => questionEvent('brand', body),
      ),
      fc
        .constantFrom('analysis', 'by', 'on', 'datasets', secret)
        .map((field) =>
          questionEvent('brand', { analysis: 'overlap', [field]: { [secret]: [secret] } }),
        ),
    );
    await fc.assert(
      fc.asyncProperty(payloads, async (event) => {
        const { statusCode, body } = await handle(event);
        expect([200, 400, 403, 409]).toContain(statusCode);
        expect(body).not.toContain(secret);
        if (statusCode === 200) return;
        expectError(JSON.parse(body).error, [...QUESTION_REFUSALS, ...ACT_REFUSALS]);
      }),
      { numRuns: 150 },
    );
  });
});
