import type { Actor } from '#redteam/actors.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { BOUGHT, held, littleSpenders, spender, TOUCHED } from '#redteam/crowds.ts';
import { asked, historyStage, MOST, nameOf, type Stage } from '#redteam/histories.ts';
import { playHistories } from '#redteam/history-game.ts';

/** Purchases of the target, and touches. */
const EVENTS = 1_000;

/**
 * A target with thousands of purchases and touches. As many count of him as of anybody: the game has the bound of one
 * person, and a referee finds the room out that counts more of them.
 */
export const longHistory: Attack = {
  name: 'long-history',
  source: 'Wilson et al., "Differentially private SQL with bounded user contribution" (2020)',
  knows: "who of his people are in the victim's list, but for the target, and every event",
  wants: "whether the target, of whom there are most events, is in the victim's list",
  against: 'privacy',
  run: async (lab) => {
    const stage = historyStage(lab, { attacker: 'advertiser' });
    return typeof stage === 'string' ? notApplicable(stage) : play(stage);
  },
};

const everyDeed = (day: number, value: number) =>
  Array.from({ length: EVENTS }, (_, second) => ({ day, second, value }));

const play = async (stage: Stage): Promise<Outcome> => {
  const campaign = nameOf(stage.touches);
  const question = asked(stage, { analysis: 'attribution', by: [campaign], method: 'even' });
  const count = stage.lab.tuned(question);
  const known = littleSpenders(stage, { count });
  const target: Actor = {
    ...spender(stage, everyDeed(TOUCHED, 0)),
    bought: everyDeed(BOUGHT, MOST),
  };
  const all = [...known, target];
  const by = { [campaign]: 'spring' };
  const played = await playHistories(stage, {
    actors: (bit) => ({ attacker: all, victim: bit === 1 ? all : known }),
    cells: [{ question, by, without: held(count, 0), with: held(count, 1) }],
  });
  return { ...played, learned: `of ${2 * EVENTS} events of one person the first few count` };
};
