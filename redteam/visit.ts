import { rm } from 'node:fs/promises';
import type { LocalRoom } from '#adapters/local/deps.ts';
import { copyRoom, deliverDrop, inRoom, openAgreedRoom } from '#adapters/local/rehearsal-room.ts';
import type { AgreementWithDigest } from '#core/agreement/parse-agreement.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { Randomness } from '#core/ports/randomness.ts';
import type { Acceptance } from '#core/usecases/drops/drop-outcome.ts';
import { type Answer, answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { planQuestion, type QuestionPlan } from '#core/usecases/questions/plan-question.ts';
import { partPath, type ReadyDrop } from '#redteam/drops.ts';

/** A room as it lies on disk, to be copied for each trial. */
export interface Snapshot {
  readonly folder: string;
  /** The lists that went in, for referees and never for attackers. */
  readonly drops: readonly ReadyDrop[];
}

/** A live room as its parties meet it: through its use cases and in no other way. */
export class Visit {
  /** The room's insides, for referees and never for attackers. */
  readonly room: LocalRoom;
  readonly folder: string;

  constructor(room: LocalRoom, folder: string) {
    this.room = room;
    this.folder = folder;
  }

  ask(party: string, question: unknown): Promise<Answer> {
    return answerQuestion(this.room)(party, question);
  }

  /** What a question would cost and could tell: a dry run, which is free. */
  plan(party: string, question: unknown): Promise<QuestionPlan> {
    return planQuestion(this.room)(party, question);
  }

  upload(drop: ReadyDrop): Promise<Acceptance> {
    const { party, manifest } = drop;
    return deliverDrop(this.room, party, { manifest, pathOf: partPath(drop) });
  }

  /** The ledger, which both parties may read. */
  ledger(): Promise<readonly LedgerEntry[]> {
    return this.room.ledger.entries();
  }
}

/** Opens a room in a folder, lends it, and closes it. */
export const visit = <Result>(
  folder: string,
  randomness: Randomness | undefined,
  use: (visit: Visit) => Promise<Result>,
): Promise<Result> =>
  inRoom(folder, (room) => use(new Visit(randomness ? { ...room, randomness } : room, folder)));

/** Makes a room under an approved agreement and hands it the drops, which it must take. */
export const buildRoom = async (
  folder: string,
  signed: AgreementWithDigest,
  drops: readonly ReadyDrop[],
): Promise<Snapshot> => {
  const room = await openAgreedRoom(folder, signed);
  try {
    for (const drop of drops) {
      const accepted = await new Visit(room, folder).upload(drop);
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
  { folder, randomness }: { readonly folder: string; readonly randomness: Randomness | undefined },
  use: (visit: Visit) => Promise<Result>,
): Promise<Result> => {
  copyRoom(snapshot.folder, folder);
  try {
    return await visit(folder, randomness, use);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
