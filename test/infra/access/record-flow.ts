import { awsDeps } from '#adapters/aws/deps.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements.ts';
import type { ArrivedDrop } from '#core/usecases/drop-outcome.ts';
import { makeHandler as makeAnswerQuestion } from '#lambdas/answer-question/handler.ts';
import { makeHandler as makeExpireData } from '#lambdas/expire-data/handler.ts';
import { makeHandler as makePublishDrop } from '#lambdas/publish-drop/handler.ts';
import { makeHandler as makeReadManifest } from '#lambdas/read-manifest/handler.ts';
import { makeHandler as makeRefuseDrop } from '#lambdas/refuse-drop/handler.ts';
import { type FunctionName, functionVariables } from '#lambdas/shared/env.ts';
import { makeHandler as makeTokenisePart } from '#lambdas/tokenise-part/handler.ts';
import { CallsRecorder } from '#test/infra/access/calls-recorder.ts';
import { distinctCalls, type RecordedCall } from '#test/infra/access/recorded-call.ts';
import { FakeS3 } from '#test/unit/aws/fake-s3.ts';
import {
  arrive,
  closeFlowRooms,
  type FlowDrop,
  type FlowRoom,
  manifestEvent,
  openFlowRoom,
  people,
  questionEvent,
} from '#test/unit/lambdas/flow-room.ts';

const OPERATOR = '111111111111';
const DAY_MS = 86_400_000;
const VARIABLES = {
  AIRLOCK_COLLABORATION: 'flow-room',
  AIRLOCK_ACCOUNT: OPERATOR,
  AIRLOCK_DROP_BUCKETS: '{"brand":"drops-brand","publisher":"drops-publisher"}',
  AIRLOCK_VAULT_BUCKET: 'vault',
  AIRLOCK_LEDGER_BUCKET: 'ledger',
  AIRLOCK_RELEASES_BUCKET: 'releases',
  AIRLOCK_TOKEN_KEY_ARN: `arn:aws:kms:eu-west-1:${OPERATOR}:key/token`,
  AIRLOCK_LEDGER_KEY_ARN: `arn:aws:kms:eu-west-1:${OPERATOR}:key/ledger`,
  AIRLOCK_WORKGROUP: 'flow-room',
  AIRLOCK_DATABASE: 'flow_room',
};

/** A room over fake AWS in which everybody has clients of their own. */
class RecordedRoom {
  readonly recorder = new CallsRecorder(new FakeS3(OPERATOR), {
    [VARIABLES.AIRLOCK_TOKEN_KEY_ARN]: 'keys/token',
    [VARIABLES.AIRLOCK_LEDGER_KEY_ARN]: 'keys/seal',
  });
  readonly #local: FlowRoom;

  constructor(local: FlowRoom) {
    this.#local = local;
  }

  /** The room as a principal reaches it, some days from now. */
  as(principal: string, variables: object = VARIABLES, days = 0): FlowRoom {
    const deps = awsDeps({ ...variables }, this.recorder.clientsOf(principal));
    const now = new Date(Date.now() + days * DAY_MS);
    return { ...this.#local, ...deps, now, clock: { now: () => now } };
  }

  of(name: FunctionName, days = 0): FlowRoom {
    return this.as(name, functionVariables(name, VARIABLES), days);
  }

  async accept(arrived: ArrivedDrop, ends = true): Promise<void> {
    const { version, parts } = await makeReadManifest(this.of('read-manifest'))(
      manifestEvent(arrived),
    );
    const tokenisePart = makeTokenisePart(this.of('tokenise-part'));
    for (const { index } of parts) await tokenisePart({ arrived, version, index });
    if (ends) await makePublishDrop(this.of('publish-drop'))({ arrived, version });
  }

  async deliver(drop: FlowDrop): Promise<ArrivedDrop> {
    return arrive(this.as(`${drop.party} uploader`), drop);
  }
}

const agree = async (room: RecordedRoom): Promise<void> => {
  const desk = room.as('approve-agreement');
  await proposeAgreement(desk)(desk.signed);
  for (const { id } of desk.signed.agreement.parties) await approveAgreement(desk)(id);
};

const drops: readonly FlowDrop[] = [
  { party: 'brand', parts: [people('brand', 0, 120), people('brand', 100, 200)] },
  { party: 'publisher', parts: [people('publisher', 50, 250)] },
  { party: 'brand', parts: [people('brand', 0, 300)], preparedAt: '2026-11-03T08:00:00.000Z' },
];

const fail = async (room: RecordedRoom): Promise<void> => {
  const arrived = await room.deliver({
    party: 'brand',
    parts: [people('brand', 0, 300)],
    preparedAt: '2026-11-04T08:00:00.000Z',
  });
  await room.accept(arrived, false);
  const error = { Error: 'Airlock.input', Cause: 'a fault of the drop' };
  await makeRefuseDrop(room.of('refuse-drop'))({ arrived, error });
};

const look = async (room: RecordedRoom): Promise<void> => {
  for (const party of ['brand', 'publisher']) {
    const { ledger, objects } = room.as(`${party} analyst`);
    await ledger.entries();
    for (const prefix of ['releases/', `reports/${party}/`])
      for (const { key } of await objects.list(prefix)) await objects.get(key);
  }
};

/**
 * Plays the life of a room by its real handlers over fake AWS, and answers every different call that
 * anybody made: approval, drops that are published and refused, questions, a look at the records,
 * and expiry.
 */
export const recordFlow = async (): Promise<readonly RecordedCall[]> => {
  const room = new RecordedRoom(await openFlowRoom({ maxRejectShare: 0.2 }));
  try {
    await agree(room);
    for (const drop of drops) await room.accept(await room.deliver(drop));
    await fail(room);
    const ask = makeAnswerQuestion(room.of('answer-question'));
    for (const dryRun of [true, false, false])
      await ask(questionEvent('brand', { analysis: 'overlap', dryRun }));
    await look(room);
    await makeExpireData(room.of('expire-data', 1000))({});
    return distinctCalls(room.recorder.calls);
  } finally {
    await closeFlowRooms();
  }
};
