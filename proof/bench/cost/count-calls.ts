import type { AwsRoom } from '#adapters/aws/deps.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { type OpenedDrop, openDrop } from '#core/usecases/drops/open-drop.ts';
import { publishDrop } from '#core/usecases/drops/publish-drop.ts';
import { settleShard } from '#core/usecases/drops/settle-shard.ts';
import { tokenisePart } from '#core/usecases/drops/tokenise-part.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { cleanUp } from '#core/usecases/upkeep/clean-up.ts';
import { verifyRoom } from '#core/usecases/upkeep/verify-room.ts';
import { FakeAws } from '#proof/loopback/fake-aws.ts';
import type { SentCommand } from '#proof/loopback/fake-s3.ts';
import {
  arrive,
  type FlowRoom,
  openFlowRoom,
  people,
  sealedFlowAgreement,
  type TestParty,
} from '#proof/loopback/flow-room.ts';
import { closeTestRooms } from '#proof/rehearsal/room.ts';
import { emptyAthena } from './empty-athena.ts';

/** The calls of one function that started cold, or of one command. */
export interface StepCalls {
  readonly step: string;
  readonly s3: readonly SentCommand[];
  /** GenerateMac and VerifyMac. */
  readonly macs: number;
  /** Entries in the ledger when it began: it read and verified each. */
  readonly entries: number;
}

/**
 * The calls of a drop of one part, of a first question about it, which makes the match of two lists, of a later one, which
 * counts from it, and of the daily clean-up and verification.
 */
export interface CountedCalls {
  readonly ingest: readonly StepCalls[];
  readonly question: readonly StepCalls[];
  readonly later: readonly StepCalls[];
  readonly daily: readonly StepCalls[];
  /** How often the key that opens sealed drops is called for a drop of one part, from the file of its party on. */
  readonly openings: number;
}

/** What Athena writes of a query is none of our calls, and is assumed. */
const isOurs = ({ name, input }: SentCommand): boolean =>
  !(name === 'PutObject' && /^results\/[^/]+\.csv$/.test(input.Key));

/** Runs the real use cases and adapters over a fake of S3 and KMS, and notes what they call. */
class CountedRoom {
  readonly #aws = new FakeAws();
  readonly #athena = emptyAthena(this.#aws.ports().objects);
  readonly #base: FlowRoom;

  constructor(base: FlowRoom) {
    this.#base = base;
  }

  /** A room that has read nothing yet. */
  #cold(): FlowRoom & AwsRoom {
    return { ...this.#base, ...this.#aws.ports(this.#athena) };
  }

  async step(
    name: string,
    work: (room: FlowRoom & AwsRoom) => Promise<unknown>,
  ): Promise<StepCalls> {
    const entries = (await this.#cold().ledger.entries()).length;
    const { s3, kms } = this.#aws;
    const before = { s3: s3.sent.length, kms: kms.sent.length };
    await work(this.#cold());
    const macs = kms.sent.length - before.kms;
    return { step: name, s3: s3.sent.slice(before.s3).filter(isOurs), macs, entries };
  }

  get openings(): number {
    return this.#aws.kms.opened.length;
  }

  async approve(): Promise<void> {
    const room = this.#cold();
    await proposeAgreement(room)(room.signed);
    for (const { id } of room.signed.agreement.parties) await approveAgreement(room)(id);
  }

  async ingest(party: TestParty): Promise<readonly StepCalls[]> {
    let arrived: ArrivedDrop | undefined;
    const upload = await this.step('upload', async (room) => {
      arrived = await arrive(room, { party, parts: [people(party, 0, 200)] });
    });
    if (!arrived) throw new Error('the drop did not arrive');
    const drop = arrived;
    let opened: OpenedDrop | undefined;
    const read = await this.step('read-manifest', async (room) => {
      opened = await openDrop(room)(drop, 'execution');
    });
    if (!opened) throw new Error('the drop was not opened');
    const task = { arrived: drop, version: opened.version };
    const tokenise = await this.step('tokenise-part', (room) =>
      tokenisePart(room)({ ...task, index: 0 }),
    );
    const settle: StepCalls[] = [];
    for (const shard of opened.shards)
      settle.push(
        await this.step('settle-shard', (room) => settleShard(room)({ ...task, ...shard })),
      );
    const publish = await this.step('publish-drop', async (room) => {
      const { outcome } = await publishDrop(room)(task);
      if (outcome !== 'published') throw new Error('the drop was refused');
    });
    return [upload, read, tokenise, ...settle, publish];
  }

  /** A question that is answered at once. */
  ask(question: object): Promise<StepCalls> {
    return this.step('answer-question', async (cold) => {
      const { outcome } = await answerQuestion(cold)('brand', question);
      if (outcome !== 'released') throw new Error('the question was not answered');
    });
  }
}

const countOpenings = async (): Promise<number> => {
  const room = new CountedRoom(await openFlowRoom({}, { agreement: sealedFlowAgreement() }));
  await room.approve();
  await room.ingest('brand');
  return room.openings;
};

/** Counts the calls of a small room; what grows with the size of files is worked out elsewhere. */
export const countCalls = async (): Promise<CountedCalls> => {
  const room = new CountedRoom(await openFlowRoom());
  try {
    await room.approve();
    const ingest = await room.ingest('brand');
    await room.ingest('publisher');
    const [question, later] = [
      await room.ask({ analysis: 'overlap' }),
      await room.ask({ analysis: 'segments', by: ['brand.tier'] }),
    ];
    const daily = await room.step('expire-data', (cold) => cleanUp(cold)());
    const verified = await room.step('verify-room', (cold) => verifyRoom(cold)());
    const openings = await countOpenings();
    return { ingest, question: [question], later: [later], daily: [daily, verified], openings };
  } finally {
    await closeTestRooms();
  }
};
