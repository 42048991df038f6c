import { type PartyRoom, partyDeps } from '#adapters/aws/client/party-deps.ts';
import { parseOutputs } from '#adapters/aws/client/room-outputs.ts';
import { awsDeps } from '#adapters/aws/deps.ts';
import { dropSealing } from '#adapters/drop-sealing.ts';
import { FUNCTIONS, type FunctionName } from '#core/access/functions.ts';
import { areSealed } from '#core/agreement/lookup.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import { DAY_MS } from '#core/day.ts';
import { DropKeyFile } from '#core/documents/drop-key-document.ts';
import { sha256 } from '#core/sha256.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import type { DropSealing } from '#core/usecases/drops/seal-drop.ts';
import { makeHandler as makeAnswerQuestion } from '#lambdas/answer-question/handler.ts';
import { makeHandler as makeApproveAgreement } from '#lambdas/approve-agreement/handler.ts';
import { makeHandler as makeForgetPeople } from '#lambdas/forget-people/handler.ts';
import { makeHandler as makeFreezeRoom } from '#lambdas/freeze-room/handler.ts';
import { makeHandler as makeMakeList } from '#lambdas/make-list/handler.ts';
import { makeHandler as makePairPeople } from '#lambdas/pair-people/handler.ts';
import { makeHandler as makePublishDrop } from '#lambdas/publish-drop/handler.ts';
import { makeHandler as makeReadManifest } from '#lambdas/read-manifest/handler.ts';
import { makeHandler as makeSettleShard } from '#lambdas/settle-shard/handler.ts';
import { functionVariables } from '#lambdas/shared/function-variables.ts';
import { makeHandler as makeTellSubject } from '#lambdas/tell-subject/handler.ts';
import { makeHandler as makeTokenisePart } from '#lambdas/tokenise-part/handler.ts';
import { CallsRecorder, type Found, type Hear } from '#proof/access/calls-recorder.ts';
import { ACCOUNT, ROOM_VARIABLES } from '#proof/loopback/fake-aws.ts';
import { FakeS3 } from '#proof/loopback/fake-s3.ts';
import {
  arrive,
  type FlowDrop,
  type FlowRoom,
  manifestEvent,
  questionEvent,
  type TestParty,
} from '#proof/loopback/flow-room.ts';
import { arriveCrafted, type CraftedDrop } from '#proof/rehearsal/drop.ts';
import { TEST_WORKGROUP } from '#proof/trino/through-athena.ts';

/** Each entry is a checkpoint, as if there were hundreds: so everybody reads them, and who appends keeps them. */
const CHECKPOINT_EVERY = 1;
/** What the functions say that they are made of. */
export const RECORDED_CODE = sha256('the recorded functions');

const VARIABLES = {
  ...ROOM_VARIABLES,
  AIRLOCK_CODE_DIGEST: RECORDED_CODE,
  AIRLOCK_AUDITOR_ROLE: 'flow-room-auditor',
  AIRLOCK_WORKGROUP: TEST_WORKGROUP.name,
  AIRLOCK_DATABASE: 'flow_room',
  AIRLOCK_RESULTS_KEY_ARN: TEST_WORKGROUP.resultsKeyArn,
  AIRLOCK_SCAN_LIMIT_BYTES: String(TEST_WORKGROUP.scanLimitBytes),
  AIRLOCK_PAIRING_FUNCTION: 'flow-room-pair-people',
};

const OUTPUTS = parseOutputs(
  {
    Collaboration: VARIABLES.AIRLOCK_COLLABORATION,
    Account: ACCOUNT,
    Region: 'eu-west-1',
    DropBuckets: VARIABLES.AIRLOCK_DROP_BUCKETS,
    LedgerBucket: VARIABLES.AIRLOCK_LEDGER_BUCKET,
    ReleasesBucket: VARIABLES.AIRLOCK_RELEASES_BUCKET,
    LedgerKeyArn: VARIABLES.AIRLOCK_LEDGER_KEY_ARN,
    QuestionUrl: 'https://questions.example/',
    ApprovalUrl: 'https://approvals.example/',
    FreezeUrl: 'https://freezes.example/',
    ListUrl: 'https://lists.example/',
    SubjectUrl: 'https://subjects.example/',
  },
  { called: 'the recorded room', code: 'room', advice: 'look at this file' },
);

const DOORS = {
  'answer-question': makeAnswerQuestion,
  'approve-agreement': makeApproveAgreement,
  'freeze-room': makeFreezeRoom,
  'make-list': makeMakeList,
  'tell-subject': makeTellSubject,
} as const;

type LedgerParts = Pick<PartyRoom, 'objects' | 'keyRing' | 'clock'> & { run?: () => string };

const ledgerOf = (deps: LedgerParts): ObjectLedger =>
  new ObjectLedger({ ...deps, checkpointEvery: CHECKPOINT_EVERY });

/** Who else looks at what happens in a room, and whose clock it goes by. */
export interface Onlooker {
  readonly hear: Hear;
  /** Somebody calls a function; answers the name of the request. */
  readonly called: (by: string, name: FunctionName) => string;
  /** An execution begins; answers its name. */
  readonly began: () => string;
  readonly now: () => Date;
}

const NOBODY: Onlooker = {
  hear: () => {},
  called: () => 'request',
  began: () => 'event-1',
  now: () => new Date(),
};

/** Who calls a function that no party calls. */
const callerOf = (name: FunctionName): string => {
  const { calledBy } = FUNCTIONS[name];
  if (calledBy.by === 'function') return calledBy.name;
  return calledBy.by === 'schedule' ? 'schedule' : 'state machine';
};

/** A room over fake AWS in which everybody has clients of their own. */
export class RecordedRoom {
  readonly recorder: CallsRecorder;
  readonly #local: FlowRoom;
  readonly #onlooker: Onlooker;
  readonly #variables: Readonly<Record<string, string>>;

  /** The agreement and the clock are those of a local room; Athena answers `found`, whatever it is asked. */
  constructor(local: FlowRoom, onlooker = NOBODY, found?: Found) {
    this.#local = local;
    this.#onlooker = onlooker;
    this.#variables = { ...VARIABLES, AIRLOCK_AGREEMENT_DIGEST: local.signed.digest };
    const keys = {
      [VARIABLES.AIRLOCK_TOKEN_KEY_ARN]: 'keys/token',
      [VARIABLES.AIRLOCK_TOMBSTONE_KEY_ARN]: 'keys/tombstone',
      [VARIABLES.AIRLOCK_LEDGER_KEY_ARN]: 'keys/seal',
      [VARIABLES.AIRLOCK_DROP_KEY_ARN]: 'keys/opener',
    };
    this.recorder = new CallsRecorder(new FakeS3(ACCOUNT), keys, {
      hear: onlooker.hear,
      ...(found && { found }),
    });
  }

  /** The room as a function reaches it that is called now, or some days from now. */
  of(name: FunctionName, { days = 0, by = callerOf(name) } = {}) {
    const variables = functionVariables(name, this.#variables);
    const request = this.#onlooker.called(by, name);
    const now = new Date(this.#onlooker.now().getTime() + days * DAY_MS);
    const clock = { now: () => now };
    const deps = { ...awsDeps(variables, this.recorder.clientsOf(name)), clock };
    return { ...this.#local, ...deps, ledger: ledgerOf({ ...deps, run: () => request }), now };
  }

  /** Reads a drop, tokenises and settles it; and publishes it, unless it ends otherwise. */
  async accept(arrived: ArrivedDrop, ends = true): Promise<void> {
    const execution = this.#onlooker.began();
    const { version, parts, shards } = await makeReadManifest(this.of('read-manifest'))({
      event: manifestEvent(arrived),
      execution,
    });
    for (const { index } of parts)
      await makeTokenisePart(this.of('tokenise-part'))({ arrived, version, index });
    for (const shard of shards)
      await makeSettleShard(this.of('settle-shard'))({ arrived, version, ...shard });
    if (ends) await makePublishDrop(this.of('publish-drop'))({ arrived, version });
  }

  /** Carries out the calls of functions that were made and not waited for. */
  async goOn(): Promise<void> {
    for (const event of this.recorder.told.splice(0))
      await makePairPeople(this.of('pair-people'))(event);
  }

  /** Does what a list of people asks that its party put into its drop zone. */
  async carryOut(arrived: ArrivedDrop): Promise<void> {
    const execution = this.#onlooker.began();
    await makeReadManifest(this.of('read-manifest'))({ event: manifestEvent(arrived), execution });
    await makeForgetPeople(this.of('forget-people'))({ arrived });
  }

  /** The room as the command line of a party reaches it. */
  partyRoom(principal: string): PartyRoom {
    const deps = partyDeps(OUTPUTS, [], this.recorder.clientsOf(principal));
    return { ...deps, ledger: ledgerOf(deps) };
  }

  /** Uploads a drop as its party does. */
  async deliver(drop: FlowDrop): Promise<ArrivedDrop> {
    const room = { ...this.#local, ...this.partyRoom(`${drop.party} uploader`) };
    return arrive(room, drop, await this.sealing(drop.party));
  }

  /** The same of a drop of any kinds. */
  async deliverCrafted(drop: CraftedDrop): Promise<ArrivedDrop> {
    const { folder, signed } = this.#local;
    const sealing = await this.sealing(drop.party as TestParty);
    const ports = { ...this.#local, ...this.partyRoom(`${drop.party} uploader`) };
    return arriveCrafted({ ports, folder, signed, sealing }, drop);
  }

  /** What a party is handed to seal its drops with; nothing where the agreement has none sealed. */
  async sealing(party: TestParty): Promise<DropSealing | undefined> {
    if (!areSealed(this.#local.signed.agreement)) return undefined;
    const said = await this.post(party, 'tell-subject', { dropKey: true });
    return dropSealing(DropKeyFile.parse(JSON.parse(said)));
  }

  /** Calls a function by its URL; answers what it says. */
  async post(party: TestParty, name: keyof typeof DOORS, body: object): Promise<string> {
    const resource = `functions/${name}`;
    const principal = `${party} analyst`;
    this.recorder.calls.push({ principal, action: 'lambda:InvokeFunctionUrl', resource });
    const { statusCode, body: said } = await DOORS[name](this.of(name, { by: principal }))(
      questionEvent(party, body),
    );
    if (statusCode >= 500) throw new Error(`${name} broke down: what it calls was not all heard.`);
    return said;
  }
}
