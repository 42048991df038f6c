import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { held, littleSpenders, spender, TOUCHED } from '#redteam/crowds.ts';
import { asked, historyStage, nameOf, type Stage } from '#redteam/histories.ts';
import { playHistories } from '#redteam/history-game.ts';

const CAMPAIGNS = ['spring', 'brand'] as const;

/**
 * The target is on both lists, and known to spend the most. What he saw before is one of two histories, of one campaign
 * or of another: people, credits and amount leave one cell and come into the other. Bound: what the charge allows of a
 * person's attributes and events.
 */
export const movedHistory: Attack = {
  name: 'moved-history',
  source: 'own construction, after Fredrikson et al. (2014): two histories in place of two values',
  knows: 'both lists and all that everybody did, but for what the target saw',
  wants: 'which of two campaigns the target saw',
  against: 'privacy',
  about: 'attributes',
  run: async (lab) => {
    const stage = historyStage(lab, { attacker: 'advertiser' });
    return typeof stage === 'string' ? notApplicable(stage) : play(stage);
  },
};

const play = async (stage: Stage): Promise<Outcome> => {
  const campaign = nameOf(stage.touches);
  const question = asked(stage, { analysis: 'attribution', by: [campaign], method: 'last' });
  const count = stage.lab.tuned(question);
  const known = CAMPAIGNS.flatMap((what) => littleSpenders(stage, { tag: what, count, what }));
  const played = await playHistories(stage, {
    actors: (bit) => {
      const all = [...known, spender(stage, [{ day: TOUCHED, what: CAMPAIGNS[bit] ?? '' }])];
      return { attacker: all, victim: all };
    },
    cells: CAMPAIGNS.map((what, at) => ({
      ...{ question, by: { [campaign]: what } },
      without: held(count, at === 0 ? 1 : 0),
      with: held(count, at),
    })),
  });
  return { ...played, learned: 'two cells differ by all that one person can add to each' };
};
