import { cpSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { type LocalRoom, localDeps } from '#adapters/local/deps.ts';
import { makeRoom } from '#adapters/local/make-room.ts';
import type { AgreementWithDigest } from '#core/agreement/parse-agreement.ts';
import type { LedgerEntry } from '#core/ledger/entry.ts';
import type { Randomness } from '#core/ports/randomness.ts';
import { approveAgreement } from '#core/usecases/agreements/agreements.ts';
import { acceptDrop } from '#core/usecases/drops/accept-drop.ts';
import type { Acceptance } from '#core/usecases/drops/drop-outcome.ts';
import { uploadDrop } from '#core/usecases/drops/upload-drop.ts';
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

  async upload(drop: ReadyDrop): Promise<Acceptance> {
    const { party, manifest } = drop;
    const arrived = await uploadDrop(this.room)(party, { manifest, pathOf: partPath(drop) });
    return acceptDrop(this.room)(arrived);
  }

  /** The ledger, which both parties may read. */
  ledger(): Promise<readonly LedgerEntry[]> {
    return this.room.ledger.entries();
  }
}

/** Opens a room in a folder, lends it, and closes it. */
export const visit = async <Result>(
  folder: string,
  randomness: Randomness | undefined,
  use: (visit: Visit) => Promise<Result>,
): Promise<Result> => {
  const real = await localDeps(folder);
  const room = randomness ? { ...real, randomness } : real;
  try {
    return await use(new Visit(room, folder));
  } finally {
    await room.close();
  }
};

/** Makes a room under an approved agreement and hands it the drops, which it must take. */
export const buildRoom = async (
  folder: string,
  signed: AgreementWithDigest,
  drops: readonly ReadyDrop[],
): Promise<Snapshot> => {
  await (await makeRoom(folder, signed)).room.close();
  await visit(folder, undefined, async (visited) => {
    for (const { id } of signed.agreement.parties) await approveAgreement(visited.room)(id);
    for (const drop of drops) {
      const accepted = await visited.upload(drop);
      if (accepted.outcome === 'refused')
        throw new Error(`the room refused a list of the red team: ${accepted.reason}`);
    }
  });
  return { folder, drops };
};

/** Lends a fresh copy of a room, with its own ledger and so its own budget, and removes it. */
export const withCopy = async <Result>(
  snapshot: Snapshot,
  { folder, randomness }: { readonly folder: string; readonly randomness: Randomness | undefined },
  use: (visit: Visit) => Promise<Result>,
): Promise<Result> => {
  // The synchronous copy is native code and four times as fast for many small files.
  cpSync(snapshot.folder, folder, { recursive: true });
  try {
    return await visit(folder, randomness, use);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
