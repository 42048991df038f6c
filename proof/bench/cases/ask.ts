import { link, mkdir, readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openAgreedRoom } from '#adapters/local/rehearsal-room.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { benchAgreement } from '#proof/bench/data/example.ts';
import type { Timer } from '#proof/bench/timing.ts';

interface Asked {
  readonly analysis: 'overlap' | 'segments';
  readonly by: readonly string[];
}

interface Params extends Asked {
  readonly room: string;
  /** What is asked before, and not timed: then this is a later question about the same two lists. */
  readonly after?: Asked;
}

/**
 * A second room with the files of the first, as hard links: a question is asked anew there, where
 * the first room would hand out the answer that it has stored.
 */
const twinRoom = async (folder: string, twin: string): Promise<void> => {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const target = join(twin, path.slice(folder.length));
    await mkdir(dirname(target), { recursive: true });
    await link(path, target);
  }
};

/** Measures a question from who asks to the stored release, on both kinds of identifier. */
export const run = async (
  { room: folder, after, analysis, by }: Params,
  time: Timer,
): Promise<undefined> => {
  const twin = `${folder}-${process.pid}`;
  await twinRoom(folder, twin);
  const room = await openAgreedRoom(twin, await benchAgreement());
  try {
    if (after) await answerQuestion(room)('brand', { ...after, datasets: {} });
    const answer = await time(() => answerQuestion(room)('brand', { analysis, by, datasets: {} }));
    if (answer.outcome !== 'released')
      throw new Error(`the question was refused: ${answer.reason}`);
    if (answer.repeated) throw new Error('a stored answer came back, so nothing was measured');
  } finally {
    await room.close();
    await rm(twin, { recursive: true, force: true });
  }
};
