import { randomUUID } from 'node:crypto';
import { reconciledRoom } from '#adapters/aws/client/reconciled-room.ts';
import { parseOutputs } from '#adapters/aws/client/room-outputs.ts';
import { FUNCTIONS, type FunctionName } from '#core/access/functions.ts';
import type { ReconciledRoom } from '#core/audit/reconcile/reconciled-room.ts';
import { DAY_MS } from '#core/day.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import { dropPrefix } from '#core/room-layout.ts';
import { makeHandler as makeExpireData } from '#lambdas/expire-data/handler.ts';
import { makeHandler as makeForgetPeople } from '#lambdas/forget-people/handler.ts';
import { makeHandler as makeRefuseDrop } from '#lambdas/refuse-drop/handler.ts';
import { makeHandler as makeVerifyRoom } from '#lambdas/verify-room/handler.ts';
import { type Onlooker, RECORDED_CODE, RecordedRoom } from '#proof/access/recorded-room.ts';
import { ROOM_VARIABLES } from '#proof/loopback/fake-aws.ts';
import { openFlowRoom, people } from '#proof/loopback/flow-room.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import type { WrittenRoom } from '#proof/trail/identities.ts';
import { type TrailEvent, TrailWriter } from '#proof/trail/trail-writer.ts';
import { type EncryptedPlaces, writeHeard } from '#proof/trail/write-heard.ts';
import { TEST_WORKGROUP } from '#proof/trino/through-athena.ts';

/** The room whose history is played. */
export const PLAYED_ROOM: WrittenRoom = {
  account: ROOM_VARIABLES.AIRLOCK_ACCOUNT,
  name: TEST_WORKGROUP.name,
  parties: { brand: '222222222222', publisher: '333333333333' },
};
const KEY = `arn:aws:kms:eu-west-1:${PLAYED_ROOM.account}:key`;
const MACHINE = `arn:aws:states:eu-west-1:${PLAYED_ROOM.account}`;

/** Outputs of the stack of such a room. */
export const PLAYED_OUTPUTS = {
  Collaboration: ROOM_VARIABLES.AIRLOCK_COLLABORATION,
  Account: PLAYED_ROOM.account,
  Region: 'eu-west-1',
  TrailName: PLAYED_ROOM.name,
  QuestionUrl: 'https://questions.example/',
  ApprovalUrl: 'https://approvals.example/',
  PartyAccounts: JSON.stringify(PLAYED_ROOM.parties),
  DropBuckets: ROOM_VARIABLES.AIRLOCK_DROP_BUCKETS,
  VaultBucket: ROOM_VARIABLES.AIRLOCK_VAULT_BUCKET,
  LedgerBucket: ROOM_VARIABLES.AIRLOCK_LEDGER_BUCKET,
  ReleasesBucket: ROOM_VARIABLES.AIRLOCK_RELEASES_BUCKET,
  LedgerKeyArn: ROOM_VARIABLES.AIRLOCK_LEDGER_KEY_ARN,
  TombstoneKeyArn: ROOM_VARIABLES.AIRLOCK_TOMBSTONE_KEY_ARN,
  TokenKeyArn: ROOM_VARIABLES.AIRLOCK_TOKEN_KEY_ARN,
  OpenerKeyArn: ROOM_VARIABLES.AIRLOCK_DROP_KEY_ARN,
  VaultKeyArn: `${KEY}/vault`,
  DropKeyArns: JSON.stringify({ brand: `${KEY}/brand`, publisher: `${KEY}/publisher` }),
} as const;

/** The same, as its calls are told in a trail. */
export const playedRoom = (): ReconciledRoom =>
  reconciledRoom(
    parseOutputs(PLAYED_OUTPUTS, { called: 'the played room', code: 'room', advice: 'see there' }),
  );

const PLACES: EncryptedPlaces = {
  'drops-brand': { key: `${KEY}/brand`, whole: false },
  'drops-publisher': { key: `${KEY}/publisher`, whole: false },
  'the-vault': { key: `${KEY}/vault`, whole: true },
};

/** What a room left behind on both sides. */
export interface PlayedHistory {
  readonly room: ReconciledRoom;
  readonly events: readonly TrailEvent[];
  readonly entries: readonly LedgerEntry[];
}

/** A call takes this long. */
const STEP_MS = 120;
const BEGINS = Date.parse('2026-11-02T08:00:00Z');

/** Plays a room on a clock of its own, and writes its trail. */
export class Play {
  #at = BEGINS;
  readonly writer = new TrailWriter(PLAYED_ROOM, () => this.#tick());

  get onlooker(): Onlooker {
    return {
      hear: (call) => writeHeard({ writer: this.writer, places: PLACES }, call),
      called: (by, name) => this.#called(by, name),
      began: () => this.#began(),
      now: () => new Date(this.#at),
    };
  }

  /** Goes on to an hour of the day, if it is not later; else to that of the next. */
  until(hour: number): void {
    const today = Math.floor(this.#at / DAY_MS) * DAY_MS + hour * 3_600_000;
    this.#at = today > this.#at ? today : today + DAY_MS;
  }

  /** Nothing happens for some minutes. */
  rest(minutes = 7): void {
    this.#at += minutes * 60_000;
  }

  #tick(): number {
    this.#at += STEP_MS;
    return this.#at;
  }

  #called(by: string, name: FunctionName): string {
    this.rest(1);
    const requestId = randomUUID();
    const function_ = `${PLAYED_ROOM.name}-${name}`;
    const about = [`arn:aws:lambda:eu-west-1:${PLAYED_ROOM.account}:function:${function_}`];
    const byUrl = FUNCTIONS[name].calledBy.by === 'parties';
    this.writer.write(by, {
      ...{ service: 'lambda', name: byUrl ? 'InvokeFunctionUrl' : 'Invoke', requestId, about },
      request: { functionName: about[0] },
    });
    return requestId;
  }

  #began(): string {
    const name = randomUUID();
    this.writer.write('arrival rule', {
      ...{ service: 'states', name: 'StartExecution' },
      request: { stateMachineArn: `${MACHINE}:stateMachine:${PLAYED_ROOM.name}-accept-drop` },
      response: { executionArn: `${MACHINE}:execution:${PLAYED_ROOM.name}-accept-drop:${name}` },
    });
    return name;
  }

  /** Somebody looks at something that has nothing to do with a room: so a trail begins and ends. */
  aside(): void {
    this.rest(60);
    this.writer.write('auditor', { service: 'sts', name: 'GetCallerIdentity', request: {} });
    this.rest(60);
  }
}

const deliveries = [
  { party: 'brand', parts: [people('brand', 0, 120), people('brand', 100, 200)] },
  { party: 'publisher', parts: [people('publisher', 50, 250)] },
] as const;

const later = {
  party: 'brand',
  parts: [people('brand', 0, 300)],
  preparedAt: '2026-11-03T08:00:00.000Z',
} as const;

/** A drop of which a part is overwritten by another file once its steps have begun. */
const fail = async (room: RecordedRoom): Promise<void> => {
  const arrived = await room.deliver({
    ...{ party: 'brand', parts: [people('brand', 0, 310)], preparedAt: '2026-11-04T08:00:00.000Z' },
  });
  await room.accept(arrived, false);
  const part = `${dropPrefix(arrived, arrived.drop)}part-0001.parquet`;
  await room.partyRoom('brand uploader').objects.put(part, new TextEncoder().encode('another'));
  const error = { Error: 'Airlock.input', Cause: 'a fault of the drop' };
  await makeRefuseDrop(room.of('refuse-drop'))({ arrived, error });
};

const ask = async (room: RecordedRoom, play: Play): Promise<void> => {
  for (const dryRun of [true, false, false]) {
    await room.post('brand', 'answer-question', { analysis: 'overlap', dryRun });
    play.rest();
  }
};

/** Both parties approve the agreement that one of them proposes. */
export const agreeIn = async (room: RecordedRoom, play: Play, agreement: object): Promise<void> => {
  await room.post('brand', 'approve-agreement', { agreement, propose: true });
  for (const party of ['brand', 'publisher'] as const)
    await room.post(party, 'approve-agreement', { agreement, code: RECORDED_CODE });
  play.rest();
};

/** The room goes on with erasures, cleans up and verifies itself. */
export const night = async (room: RecordedRoom, play: Play): Promise<void> => {
  play.until(2);
  await makeForgetPeople(room.of('forget-people', { by: 'schedule' }))({});
  play.until(3);
  await makeExpireData(room.of('expire-data'))({});
  play.until(4);
  await makeVerifyRoom(room.of('verify-room'))({});
};

const live = async (room: RecordedRoom, play: Play, agreement: object): Promise<void> => {
  const accept = async (drop: Parameters<RecordedRoom['deliver']>[0]): Promise<void> => {
    await room.accept(await room.deliver(drop));
    play.rest();
  };
  await agreeIn(room, play, agreement);
  for (const drop of deliveries) await accept(drop);
  await ask(room, play);
  await night(room, play);
  play.until(9);
  await fail(room);
  play.rest();
  await accept(later);
  await ask(room, play);
  await room.post('publisher', 'answer-question', { analysis: 'segments', by: ['brand.tier'] });
  await night(room, play);
};

/**
 * Plays some days of a room by its real handlers over fake AWS, on a clock of its own: its trail, with what S3, Lambda
 * and Step Functions write beside it, and its ledger.
 */
export const playHistory = async (): Promise<PlayedHistory> => {
  const local = await openFlowRoom({ maxRejectShare: 0.2 });
  const play = new Play();
  const room = new RecordedRoom(local, play.onlooker);
  try {
    play.aside();
    await live(room, play, local.signed.agreement);
    play.until(12);
    play.aside();
    const entries = await room.partyRoom('brand analyst').ledger.entries();
    return { room: playedRoom(), events: play.writer.events, entries };
  } finally {
    await closeTestRooms();
  }
};
