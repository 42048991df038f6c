import { dayText } from '#redteam/actors.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { BOUGHT, held, littleSpenders, mostPurchases, spender } from '#redteam/crowds.ts';
import { asked, historyStage, type Stage } from '#redteam/histories.ts';
import { playHistories } from '#redteam/history-game.ts';

/** Each trial pays for two answers. */
const SHARE = 0.5;

/**
 * Two periods of which one is a day longer, and on that day nobody but the target bought: the difference of both
 * answers is his. Bound: what both charges allow together.
 */
export const slidingPeriod: Attack = {
  name: 'sliding-period',
  source: 'own construction, after Dobkin, Jones, Lipton (1979): two counts that differ by a day',
  knows: "who of his people are in the victim's list, but for the target, and when all bought",
  wants: "whether the target is in the victim's list",
  against: 'privacy',
  run: async (lab) => {
    const stage = historyStage(lab, { attacker: 'advertiser', answers: 2 });
    return typeof stage === 'string' ? notApplicable(stage) : play(stage);
  },
};

const play = async (stage: Stage): Promise<Outcome> => {
  const until = (day: number) =>
    asked(stage, { analysis: 'value', by: [], from: dayText(BOUGHT - 1), to: dayText(day) });
  const [narrow, wide] = [until(BOUGHT), until(BOUGHT + 1)];
  const count = stage.lab.tuned(narrow, wide);
  const known = littleSpenders(stage, { count });
  const all = [...known, { ...spender(stage), bought: mostPurchases(BOUGHT + 1) }];
  const without = held(count, 0);
  const played = await playHistories(stage, {
    actors: (bit) => ({ attacker: all, victim: bit === 1 ? all : known }),
    cells: [
      { question: narrow, by: {}, without, with: without },
      { question: wide, by: {}, without, with: held(count, 1) },
    ],
    share: SHARE,
  });
  return {
    ...played,
    learned: 'two periods that differ by a day on which the target alone bought',
  };
};
