import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sha256 } from '#core/sha256.ts';
import {
  handler as answerFunction,
  makeHandler as makeAnswerQuestion,
} from '#lambdas/answer-question/handler.ts';
import {
  handler as approveFunction,
  makeHandler as makeApproveAgreement,
} from '#lambdas/approve-agreement/handler.ts';
import { makeHandler as makeExpireData } from '#lambdas/expire-data/handler.ts';
import {
  handler as listFunction,
  makeHandler as makeMakeList,
} from '#lambdas/make-list/handler.ts';
import { handler as readFunction } from '#lambdas/read-manifest/handler.ts';
import { telling } from '#lambdas/shared/powertools.ts';
import { makeHandler as makeTellSubject } from '#lambdas/tell-subject/handler.ts';
import {
  arrive,
  emailOf,
  type FlowRoom,
  openFlowRoom,
  people,
  questionEvent,
} from '#proof/loopback/flow-room.ts';
import { runFlow, stepsOf } from '#proof/loopback/run-flow.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';

/** Before the logger is made, which is when it reads them. */
vi.hoisted(() => {
  process.env.POWERTOOLS_LOG_LEVEL = 'DEBUG';
  process.env.POWERTOOLS_LOGGER_LOG_EVENT = 'true';
});

vi.setConfig({ testTimeout: 60_000 });

const SECRET = 'jane.roe@example.org';
const ADA = [{ kind: 'email', digest: emailOf(1) }];
const CONTEXT = {
  functionName: 'test',
  awsRequestId: '1',
  invokedFunctionArn: 'arn',
  memoryLimitInMB: '128',
};

/** Everything that is written to stdout and stderr from now on, by whatever way. */
const captureOutput = (): (() => string) => {
  const written: string[] = [];
  const keep = (chunk: unknown): boolean => {
    written.push(String(chunk));
    return true;
  };
  vi.spyOn(process.stdout, 'write').mockImplementation(keep);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep);
  for (const level of ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const)
    vi.spyOn(console, level).mockImplementation((...said: unknown[]) => {
      written.push(said.map(String).join(' '));
    });
  return () => written.join('\n');
};

describe('what functions log', () => {
  let room: FlowRoom;
  const macs: string[] = [];
  beforeAll(async () => {
    const local = await openFlowRoom();
    const { keyRing } = local;
    room = {
      ...local,
      keyRing: {
        verifyMac: (...given) => keyRing.verifyMac(...given),
        generateMac: async (...given) => {
          const mac = await keyRing.generateMac(...given);
          macs.push(...['hex', 'base64'].map((as) => Buffer.from(mac).toString(as as 'hex')));
          return mac;
        },
      },
    };
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });
  afterAll(closeTestRooms);

  const expectSafe = (output: string): void => {
    expect(output.length).toBeGreaterThan(100);
    expect(output).not.toContain(SECRET);
    expect(output).not.toContain('example.org');
    expect(output).not.toMatch(/[0-9a-f]{32}/i);
    for (const secret of [...macs, emailOf(1), sha256(SECRET)])
      expect(output).not.toContain(secret);
    for (const line of output.split('\n'))
      if (line.includes('"level":"ERROR"'))
        expect(Object.keys(JSON.parse(line))).not.toEqual(
          expect.arrayContaining([expect.stringMatching(/^(error|event|stack|cause)$/)]),
        );
  };

  it('holds nothing of a good day', async () => {
    const output = captureOutput();
    const brand = await arrive(room, { party: 'brand', parts: [people('brand', 0, 300)] });
    await runFlow(room, brand);
    const parts = [people('publisher', 0, 300)];
    await runFlow(room, await arrive(room, { party: 'publisher', parts }));
    await makeAnswerQuestion(room)(questionEvent('brand', { analysis: 'overlap' }));
    const approve = makeApproveAgreement({ ...room, agreementDigest: room.signed.digest });
    await approve(questionEvent('brand', { agreement: room.signed.agreement }));
    await makeTellSubject(room)(questionEvent('brand', { identifiers: ADA }));
    await makeExpireData(room)({});
    expect(macs.length).toBeGreaterThan(0);
    expectSafe(output());
  });

  it('holds nothing of a bad one', async () => {
    const output = captureOutput();
    const rows = [[SECRET, sha256(SECRET), 'gold'], ...people('brand', 0, 120)] as const;
    const raw = await arrive(room, { party: 'brand', parts: [rows], columns: ['email', 'phone'] });
    await runFlow(room, raw);
    const identifiers = [...ADA, { kind: 'email', digest: SECRET }];
    await makeTellSubject(room)(questionEvent('brand', { identifiers }));
    const steps = stepsOf(room);
    const bad = {
      arrived: { party: SECRET, dataset: sha256(SECRET), drop: SECRET },
      index: SECRET,
    };
    for (const step of [
      steps.readManifest,
      steps.tokenisePart,
      steps.settleShard,
      steps.publishDrop,
      steps.refuseDrop,
    ])
      await expect(step(bad)).rejects.toThrow();
    const ask = makeAnswerQuestion(room);
    for (const body of [{ analysis: SECRET }, { analysis: 'segments', by: [SECRET] }, SECRET])
      await ask(questionEvent('brand', body));
    const approve = makeApproveAgreement({ ...room, agreementDigest: undefined });
    for (const agreement of [room.signed.agreement, { ...room.signed.agreement, id: SECRET }])
      await approve(questionEvent('brand', { agreement }));
    const makeList = makeMakeList({
      ...room,
      listEngine: { members: () => Promise.reject(new Error(SECRET)) },
    });
    for (const body of [{ activation: SECRET }, { activation: 'reach', dryRun: SECRET }, SECRET])
      await makeList(questionEvent('brand', body));
    const library = Object.assign(new TypeError(`cannot read ${SECRET}`), { value: SECRET });
    const failing = telling(() => Promise.reject(library));
    await expect(failing({})).rejects.toMatchObject({
      name: 'Airlock.fault',
      stack: expect.not.stringContaining(SECRET),
    });
    expectSafe(output());
  });

  it('holds nothing of the event in the composed functions, even where logging it is asked for', async () => {
    const output = captureOutput();
    const event = questionEvent('brand', { analysis: 'overlap', note: SECRET });
    for (const call of [answerFunction, approveFunction, listFunction, readFunction])
      await expect(call(event, CONTEXT as never)).rejects.toMatchObject({ name: 'Airlock.room' });
    expectSafe(output());
  });
});
