import { deliverDrop } from '#adapters/local/rehearsal-room.ts';
import { withSealed } from '#adapters/local/seal-crafted.ts';
import type { AgreementWithDigest } from '#core/agreement/agreement-with-digest.ts';
import { areSealed } from '#core/agreement/lookup.ts';
import { ObjectLedger } from '#core/chain/object-ledger.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { StoredObject } from '#core/ports/object-store.ts';
import type { Randomness } from '#core/ports/randomness.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import type { Acceptance } from '#core/usecases/drops/drop-outcome.ts';
import { type Answer, answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion, type QuestionPlan } from '#core/usecases/questions/plan-question.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { partPath, type ReadyDrop } from '#redteam/drops.ts';
import type { Ground } from '#redteam/ground.ts';

/** A room as it lies there, to be copied for each trial. */
export interface Snapshot {
  readonly folder: string;
  /** The lists that went in, for referees and never for attackers. */
  readonly drops: readonly ReadyDrop[];
}

/** A live room as its parties meet it: through its use cases and in no other way. */
export class Visit {
  /** The room's insides, for referees and never for attackers. */
  readonly room: RoomPorts;

  constructor(room: RoomPorts) {
    this.room = room;
  }

  ask(party: string, question: unknown): Promise<Answer> {
    return answerQuestion(this.room)(party, question);
  }

  /** What a question would cost and could tell: a dry run, which is free. */
  plan(party: string, question: unknown): Promise<QuestionPlan> {
    return planQuestion(this.room)(party, question);
  }

  /** Sealed where the agreement asks for it; its digests are made up, so that no key is needed for them. */
  async upload(drop: ReadyDrop): Promise<Acceptance> {
    const { party, manifest } = drop;
    const ready = { manifest, pathOf: partPath(drop) };
    const { agreement } = await currentAgreement(this.room, await this.room.ledger.state());
    return areSealed(agreement)
      ? withSealed(this.room, ready, (sealed) => deliverDrop(this.room, party, sealed))
      : deliverDrop(this.room, party, ready);
  }

  /** The ledger, which both parties may read. */
  ledger(): Promise<readonly LedgerEntry[]> {
    return this.room.ledger.entries();
  }

  /** Names and sizes of objects, as whoever holds the room lists them; no party of a deployed one may. */
  async objects(prefix: string): Promise<readonly Pick<StoredObject, 'key' | 'bytes'>[]> {
    const listed = await this.room.objects.list(prefix);
    return listed.map(({ key, bytes }) => ({ key, bytes }));
  }
}

/** A place on a ground. */
export interface Place {
  readonly ground: Ground;
  readonly folder: string;
}

/** What a lab decides of the world around a room; the room's own where it is left out. */
export interface World {
  readonly randomness?: Randomness;
  readonly clock?: Clock;
}

/** The room in that world: the ledger goes by the same clock. */
const inWorld = (room: RoomPorts, world: World): RoomPorts => {
  const { clock } = world;
  const { objects, keyRing } = room;
  return {
    ...room,
    ...world,
    ...(clock && { ledger: new ObjectLedger({ objects, keyRing, clock }) }),
  };
};

/** Opens a room, lends it, and closes it. */
export const visit = async <Result>(
  { ground, folder }: Place,
  world: World,
  use: (visit: Visit) => Promise<Result>,
): Promise<Result> => {
  const room = await ground.open(folder);
  try {
    return await use(new Visit(inWorld(room, world)));
  } finally {
    await room.close();
  }
};

/** Makes a room under an approved agreement and hands it the drops, which it must take. */
export const buildRoom = async (
  { ground, folder }: Place,
  signed: AgreementWithDigest,
  drops: readonly ReadyDrop[],
): Promise<Snapshot> => {
  const room = await ground.make(folder, signed);
  try {
    for (const drop of drops) {
      const accepted = await new Visit(room).upload(drop);
      if (accepted.outcome === 'refused')
        throw new Error(`the room refused a list of the red team: ${accepted.reason}`);
    }
  } finally {
    await room.close();
  }
  return { folder, drops };
};

/** Lends a fresh copy of a room, with its own ledger and so its own budget, and removes it. */
export const withCopy = async <Result>(
  snapshot: Snapshot,
  { world, ...place }: Place & { readonly world: World },
  use: (visit: Visit) => Promise<Result>,
): Promise<Result> => {
  const { ground, folder } = place;
  ground.copy(snapshot.folder, folder);
  try {
    return await visit(place, world, use);
  } finally {
    await ground.remove(folder);
  }
};
