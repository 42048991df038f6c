import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { held, littleSpenders, mostPurchases, spender, TOUCHED } from '#redteam/crowds.ts';
import { asked, historyStage, nameOf, type Stage } from '#redteam/histories.ts';
import { playHistories } from '#redteam/history-game.ts';

/**
 * The publisher writes its own touches, so it gives somebody a campaign that nobody else saw: alone, such a cell never
 * leaves. Padded with people of whom it knows that they bought, it does, and then the target is one person more. Bound:
 * what the charge allows, and no cell of one person.
 */
export const plantedTouches: Attack = {
  name: 'planted-touches',
  source: 'own construction: a party makes up the cells of which only it knows who is in them',
  knows: "who of its people are in the victim's list and bought, but for the target",
  wants: "whether the target is a customer of the victim's, and what they spent",
  against: 'privacy',
  run: async (lab) => {
    const stage = historyStage(lab, { attacker: 'publisher' });
    return typeof stage === 'string' ? notApplicable(stage) : play(stage);
  },
};

const play = async (stage: Stage): Promise<Outcome> => {
  const campaign = nameOf(stage.touches);
  const question = asked(stage, { analysis: 'attribution', by: [campaign], method: 'last' });
  const count = stage.lab.tuned(question);
  const alone = {
    person: stage.lab.cast.person('alone'),
    bought: mostPurchases(),
    saw: [{ day: TOUCHED, what: 'brand' }],
  };
  const known = [...littleSpenders(stage, { count, what: 'planted' }), alone];
  const all = [...known, spender(stage, [{ day: TOUCHED, what: 'planted' }])];
  const played = await playHistories(stage, {
    actors: (bit) => ({ attacker: all, victim: bit === 1 ? all : known }),
    cells: [
      {
        ...{ question, by: { [campaign]: 'planted' } },
        ...{ without: held(count, 0), with: held(count, 1) },
      },
      // Whoever is alone in a cell is there in both worlds: if it is told, the referee objects.
      { question, by: { [campaign]: 'brand' }, without: held(0, 1), with: held(0, 1) },
    ],
  });
  return {
    ...played,
    learned: 'a campaign of people whom the publisher chose; one of a single person never left',
  };
};
