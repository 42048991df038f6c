import { mayAsk } from '#core/agreement/lookup.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { axesOf, everyQuestion } from '#redteam/crosstab.ts';
import type { Lab } from '#redteam/lab.ts';
import { exposedCells, isExposed, tablesOf } from '#redteam/tables.ts';

const SHARE = 1 / 15;
const FEWEST = 3;

/**
 * Every table of one and of two attributes that the budget pays for, put together as one linear
 * programme over the full cross table: released cells lie within rounding or noise, no count is
 * negative. What is the least and the most that each suppressed cell can hold?
 */
export const reconstruction: Attack = {
  name: 'reconstruction',
  source:
    'Dinur, Nissim, "Revealing information while preserving privacy" (2003); Fischetti, Salazar (2001) on intervals of suppressed cells',
  knows: 'the rules of rounding, noise and suppression, and nothing of anybody',
  wants: 'a suppressed cell that can only be one number or, without noise, only below k',
  against: 'certainty',
  run: (lab) => play(lab),
};

const play = async (lab: Lab): Promise<Outcome> => {
  const seat = lab.seat({ analyses: ['segments'] });
  if (typeof seat === 'string') return notApplicable(seat);
  const axes = axesOf(seat);
  if (axes.length < 2) return notApplicable('it takes two attributes to cross');
  const overlap = mayAsk(lab.signed.agreement, seat.attacker.party, 'overlap');
  const questions = everyQuestion(seat, axes, overlap).slice(0, lab.affords(seat.attacker.party));
  const trials = Math.max(FEWEST, Math.round(lab.trials * SHARE));
  const sum = { suppressed: 0, small: 0, pinned: 0, worlds: 0 };
  for (let trial = 0; trial < trials; trial += 1) {
    const exposed = await exposedCells(await tablesOf(lab, seat, { axes, questions }), axes);
    sum.suppressed += exposed.suppressed;
    sum.small += exposed.small;
    sum.pinned += exposed.pinned;
    if (isExposed(lab.mode, exposed)) sum.worlds += 1;
  }
  return {
    outcome: 'played',
    trials,
    successes: sum.worlds,
    releases: questions.length,
    learned: `of ${sum.suppressed} suppressed cells in ${trials} times ${questions.length} tables, ${sum.small} were shown to be below k and ${sum.pinned} pinned to a number`,
  };
};
