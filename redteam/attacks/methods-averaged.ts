import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { held, littleSpenders, spender } from '#redteam/crowds.ts';
import { asked, historyStage, nameOf, type Stage } from '#redteam/histories.ts';
import { playHistories } from '#redteam/history-game.ts';

const METHODS = ['last', 'even', 'u-shaped', 'decay'] as const;
/** Each trial pays for four answers. */
const SHARE = 0.5;

/**
 * One number asked in four ways. Where everybody saw one campaign, all methods of attribution credit the same, so their
 * answers are four draws about it. Bound: what all four charges allow together.
 */
export const methodsAveraged: Attack = {
  name: 'methods-averaged',
  source: 'own construction, after Gadotti et al. (2019): the same count, asked in other words',
  knows: "who of his people are in the victim's list, but for the target, and every event",
  wants: "whether the target is in the victim's list, by the mean of several methods",
  against: 'privacy',
  run: async (lab) => {
    const stage = historyStage(lab, { attacker: 'advertiser', answers: METHODS.length });
    return typeof stage === 'string' ? notApplicable(stage) : play(stage);
  },
};

const play = async (stage: Stage): Promise<Outcome> => {
  const campaign = nameOf(stage.touches);
  const questions = METHODS.map((method) =>
    asked(stage, { analysis: 'attribution', by: [campaign], method }),
  );
  const count = stage.lab.tuned(...questions);
  const known = littleSpenders(stage, { count });
  const all = [...known, spender(stage)];
  const by = { [campaign]: 'spring' };
  const played = await playHistories(stage, {
    actors: (bit) => ({ attacker: all, victim: bit === 1 ? all : known }),
    cells: questions.map((question) => ({
      ...{ question, by, without: held(count, 0), with: held(count, 1) },
    })),
    share: SHARE,
  });
  return { ...played, learned: `${METHODS.length} methods, each charged, of one and the same sum` };
};
