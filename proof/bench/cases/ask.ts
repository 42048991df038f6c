import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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

const filesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(folder, { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** The files of lists, which no question changes, and which are too large to be kept. */
const isList = (path: string): boolean => path.endsWith('.parquet');

/**
 * Uses a room and leaves it as it was, so that a question is asked anew there each time. Not in a copy: a file that was
 * copied, or linked to, is read whole again before it is asked about, which no room does that nobody moved.
 */
const leaveAsFound = async (folder: string, use: () => Promise<void>): Promise<void> => {
  const found = new Map<string, Buffer | undefined>();
  for (const path of await filesIn(folder))
    found.set(path, isList(path) ? undefined : await readFile(path));
  try {
    await use();
  } finally {
    for (const path of await filesIn(folder)) if (!found.has(path)) await rm(path);
    for (const [path, content] of found) if (content) await writeFile(path, content);
  }
};

const ask = async ({ room: folder, after, analysis, by }: Params, time: Timer): Promise<void> => {
  const room = await openAgreedRoom(folder, await benchAgreement());
  try {
    if (after) await answerQuestion(room)('brand', { ...after, datasets: {} });
    const answer = await time(() => answerQuestion(room)('brand', { analysis, by, datasets: {} }));
    if (answer.outcome !== 'released')
      throw new Error(`the question was refused: ${answer.reason}`);
    if (answer.repeated) throw new Error('a stored answer came back, so nothing was measured');
  } finally {
    await room.close();
  }
};

/** Measures a question from who asks to the stored release, on both kinds of identifier. */
export const run = async (params: Params, time: Timer): Promise<undefined> => {
  await leaveAsFound(params.room, () => ask(params, time));
};
