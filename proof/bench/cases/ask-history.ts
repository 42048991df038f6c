import { localDeps } from '#adapters/local/deps.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import type { Timer } from '#proof/bench/timing.ts';
import { leaveAsFound } from '../data/leave-as-found.ts';

/** A question of the brand's about people's histories. */
interface AskedHistory {
  readonly analysis: Exclude<QuestionRequest['analysis'], 'overlap'>;
  readonly by: readonly string[];
}

interface Params {
  readonly room: string;
  readonly asked: AskedHistory;
  /** Whether what it leaves stays there, its links too: later questions have them. */
  readonly stays?: true;
}

const ask = async ({ room: folder, asked }: Params, time: Timer): Promise<void> => {
  const room = await localDeps(folder);
  try {
    const told = await time(() => answerQuestion(room)('brand', asked as QuestionRequest));
    if (told.outcome !== 'released') throw new Error(`the question was refused: ${told.reason}`);
    if (told.repeated) throw new Error('a stored answer came back, so nothing was measured');
    if (room.unkept.length > 0) throw new Error('the links were not kept');
  } finally {
    await room.close();
  }
};

/** Measures a question about histories from who asks to the stored release. */
export const run = async (params: Params, time: Timer): Promise<undefined> => {
  if (params.stays) await ask(params, time);
  else await leaveAsFound(params.room, () => ask(params, time));
};
