import { rm } from 'node:fs/promises';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { openRoom, twinRoom } from '#proof/bench/data/room.ts';
import type { Timer } from '#proof/bench/timing.ts';

interface Params {
  readonly room: string;
  readonly analysis: 'overlap' | 'segments';
  readonly by: readonly string[];
}

/** Measures a question from who asks to the stored release, on both kinds of identifier. */
export const run = async (
  { room: folder, analysis, by }: Params,
  time: Timer,
): Promise<undefined> => {
  const twin = `${folder}-${process.pid}`;
  await twinRoom(folder, twin);
  const room = await openRoom(twin);
  try {
    const answer = await time(() => answerQuestion(room)('brand', { analysis, by, datasets: {} }));
    if (answer.outcome !== 'released')
      throw new Error(`the question was refused: ${answer.reason}`);
    if (answer.repeated) throw new Error('a stored answer came back, so nothing was measured');
  } finally {
    await room.close();
    await rm(twin, { recursive: true, force: true });
  }
};
