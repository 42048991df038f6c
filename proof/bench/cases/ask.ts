import { openAgreedRoom } from '#adapters/local/rehearsal-room.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { benchAgreement } from '#proof/bench/data/example.ts';
import type { Timer } from '#proof/bench/timing.ts';
import { leaveAsFound } from '../data/leave-as-found.ts';

interface Asked {
  readonly analysis: 'overlap' | 'segments';
  readonly by: readonly string[];
}

interface Params extends Asked {
  readonly room: string;
  /** What is asked before, and not timed: then this is a later question about the same two lists. */
  readonly after?: Asked;
}

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
