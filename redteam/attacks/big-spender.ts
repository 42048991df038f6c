import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { held, littleSpenders, spender } from '#redteam/crowds.ts';
import { asked, historyStage, type Stage } from '#redteam/histories.ts';
import { playHistories } from '#redteam/history-game.ts';

/**
 * A target who spends as much as a purchase may count for, as often as counts, among people who spent next to nothing.
 * If he is a match, the amount is half as large again, and the people are one more. Bound: what the charge allows for
 * people and amount together.
 */
export const bigSpender: Attack = {
  name: 'big-spender',
  source: 'own construction, after Homer et al. (2008): who gives most to a sum shows best in it',
  knows:
    "who of his people are in the victim's list, but for the target, and what all of them spent",
  wants: "whether the target, who spends most, is in the victim's list",
  against: 'privacy',
  run: async (lab) => {
    const stage = historyStage(lab, { attacker: 'advertiser' });
    return typeof stage === 'string' ? notApplicable(stage) : play(stage);
  },
};

const play = async (stage: Stage): Promise<Outcome> => {
  const question = asked(stage, { analysis: 'value', by: [] });
  const count = stage.lab.tuned(question);
  const known = littleSpenders(stage, { count });
  const all = [...known, spender(stage)];
  const played = await playHistories(stage, {
    actors: (bit) => ({ attacker: all, victim: bit === 1 ? all : known }),
    cells: [{ question, by: {}, without: held(count, 0), with: held(count, 1) }],
  });
  return { ...played, learned: 'an amount to which the target alone adds a hundred thousand' };
};
