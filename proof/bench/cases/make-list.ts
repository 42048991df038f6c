import { localDeps } from '#adapters/local/deps.ts';
import { localClient } from '#adapters/local/local-client.ts';
import { answerQuestion } from '#core/usecases/questions/answer-question.ts';
import { ACTIVATION } from '#proof/bench/data/example.ts';
import type { Timer } from '#proof/bench/timing.ts';
import { leaveAsFound } from '../data/leave-as-found.ts';

interface Params {
  readonly room: string;
}

const make = async ({ room: folder }: Params, time: Timer): Promise<void> => {
  const room = await localDeps(folder);
  try {
    const size = { analysis: 'segments', by: ['brand.listing'], datasets: {} } as const;
    const answer = await answerQuestion(room)('brand', size);
    if (answer.outcome !== 'released') throw new Error(`no size: ${answer.reason}`);
    const request = { party: 'brand', activation: ACTIVATION, dryRun: false };
    const made = await time(() => localClient(room).makeList(request));
    if (made.kind === 'error') throw new Error(made.error.message);
    if (made.repeated) throw new Error('a stored list came back, so nothing was measured');
  } finally {
    await room.close();
  }
};

/** Measures a list, from who has it made to the stored labels, once its size was told. */
export const run = async (params: Params, time: Timer): Promise<undefined> => {
  await leaveAsFound(params.room, () => make(params, time));
};
