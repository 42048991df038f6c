import { deployedClient } from '#adapters/aws/client/deployed-client.ts';
import { calledBy, FUNCTION_NAMES } from '#core/access/functions.ts';
import { dropPrefix } from '#core/room-layout.ts';
import { awaitDecision } from '#core/usecases/drops/await-decision.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { makeHandler as makeExpireData } from '#lambdas/expire-data/handler.ts';
import { makeHandler as makeForgetPeople } from '#lambdas/forget-people/handler.ts';
import { makeHandler as makeRefuseDrop } from '#lambdas/refuse-drop/handler.ts';
import { makeHandler as makeVerifyRoom } from '#lambdas/verify-room/handler.ts';
import { playRights } from '#proof/access/play-rights.ts';
import { recordLists } from '#proof/access/record-lists.ts';
import { recordPairs } from '#proof/access/record-pairs.ts';
import { RECORDED_CODE, RecordedRoom } from '#proof/access/recorded-room.ts';
import { type FlowDrop, openFlowRoom, people } from '#proof/loopback/flow-room.ts';
import { distinctCalls, type RecordedCall } from '#proof/loopback/recorded-call.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';

const PARTIES = ['brand', 'publisher'] as const;

const agree = async (room: RecordedRoom, agreement: object): Promise<void> => {
  await room.post('brand', 'approve-agreement', { agreement, propose: true });
  for (const party of PARTIES)
    await room.post(party, 'approve-agreement', { agreement, code: RECORDED_CODE });
};

const drops: readonly [FlowDrop, FlowDrop, FlowDrop] = [
  { party: 'brand', parts: [people('brand', 0, 120), people('brand', 100, 200)] },
  { party: 'publisher', parts: [people('publisher', 50, 250)] },
  { party: 'brand', parts: [people('brand', 0, 300)], preparedAt: '2026-11-03T08:00:00.000Z' },
];

/** A drop of which a part is overwritten by another file once its steps have begun. */
const fail = async (room: RecordedRoom): Promise<ArrivedDrop> => {
  const arrived = await room.deliver({
    party: 'brand',
    parts: [people('brand', 0, 310)],
    preparedAt: '2026-11-04T08:00:00.000Z',
  });
  await room.accept(arrived, false);
  const part = `${dropPrefix(arrived, arrived.drop)}part-0001.parquet`;
  await room.partyRoom('brand uploader').objects.put(part, new TextEncoder().encode('another'));
  const error = { Error: 'Airlock.input', Cause: 'a fault of the drop' };
  await makeRefuseDrop(room.of('refuse-drop'))({ arrived, error });
  return arrived;
};

/** What Lambda does in the name of every function. */
const running = (principal: string): readonly RecordedCall[] => [
  { principal, action: 'logs:PutLogEvents', resource: `logs/${principal}` },
  { principal, action: 'xray:PutTraceSegments', resource: 'traces' },
];

/** What the stacks themselves set in motion: the arrival of a manifest, each step, and a notice. */
const WIRING: readonly RecordedCall[] = [
  ...FUNCTION_NAMES.flatMap(running),
  { principal: 'arrival rule', action: 'states:StartExecution', resource: 'state machine' },
  { principal: 'state machine', action: 'states:StartExecution', resource: 'state machine' },
  { principal: 'state machine', action: 'sns:Publish', resource: 'notices' },
  ...calledBy('drops').map((name) => ({
    principal: 'state machine',
    action: 'lambda:InvokeFunction',
    resource: `functions/${name}`,
  })),
];

/** What the command line looks at: what became of a drop, the status, the ledger. */
const look = async (room: RecordedRoom, arrived: ArrivedDrop): Promise<void> => {
  const patience = { timeoutSeconds: 1, wait: async () => {} };
  await awaitDecision(room.partyRoom('brand uploader'))(arrived, patience);
  for (const party of PARTIES) {
    const client = deployedClient(room.partyRoom(`${party} analyst`));
    await client.status();
    await client.verify([]);
  }
};

/** Leaves a token file with other bytes, so that the verification has something to say. */
const damage = async (room: RecordedRoom): Promise<void> => {
  const [file] = await room.of('publish-drop').objects.list('vault/');
  if (file) await room.of('settle-shard').objects.put(file.key, new Uint8Array(file.bytes));
};

/**
 * Plays the life of a room by its real handlers over fake AWS, and answers every different call that
 * anybody made: approval, drops that are published and refused, questions, lists, pairs of people, people forgotten and told of, a look at the records,
 * verification and expiry.
 */
export const recordFlow = async (): Promise<readonly RecordedCall[]> => {
  const local = await openFlowRoom({ maxRejectShare: 0.2 });
  const room = new RecordedRoom(local);
  try {
    await agree(room, local.signed.agreement);
    for (const drop of drops) await room.accept(await room.deliver(drop));
    await look(room, await fail(room));
    for (const dryRun of [true, false, false])
      await room.post('brand', 'answer-question', { analysis: 'overlap', dryRun });
    for (const act of ['freeze', 'unfreeze'])
      await room.post('brand', 'freeze-room', { act, by: 'party', reason: 'A drill.' });
    const { checksum: manifest } = local.ledger.head;
    await room.post('brand', 'freeze-room', { act: 'note-pack', by: 'party', manifest });
    await playRights(room, local);
    await room.accept(await room.deliver({ ...drops[0], preparedAt: '2026-11-04T08:00:00.000Z' }));
    await makeForgetPeople(room.of('forget-people', { by: 'schedule' }))({});
    await damage(room);
    await makeVerifyRoom(room.of('verify-room'))({});
    await room.deliver({ ...drops[1], preparedAt: '2026-11-05T08:00:00.000Z' });
    await makeExpireData(room.of('expire-data', { days: 1000 }))({});
    return distinctCalls([
      ...room.recorder.calls,
      ...(await recordLists()),
      ...(await recordPairs()),
      ...WIRING,
    ]);
  } finally {
    await closeTestRooms();
  }
};
