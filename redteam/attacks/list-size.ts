import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { bothWorlds, playBits } from '#redteam/bit-game.ts';
import type { Bit } from '#redteam/dice.ts';
import { type Lab, TARGET } from '#redteam/lab.ts';
import { overlapOf, type Seat } from '#redteam/seats.ts';
import type { Visit } from '#redteam/visit.ts';

const SHARE = 0.2;

/**
 * No answer at all: the sizes that the room tells of, and acts on, are exact. The ledger shows both
 * parties the size of every version to two digits, and a dry run says for free whether a list has
 * fewer than `minimumDataset` people; where the list stands one short of a step, one person decides.
 */
export const listSize: Attack = {
  name: 'list-size',
  source: 'own construction, from what the ledger tells both parties',
  knows: "the size of the victim's list but for the target",
  wants: "whether the target is in the victim's list, without a charged answer",
  against: 'privacy',
  knownLimitIn: ['noisy', 'exact'],
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['overlap'] });
    return typeof seat === 'string' ? notApplicable(seat) : play(lab, seat);
  },
};

/** The first size beyond the minimum at which the second digit steps up. */
const stepAfter = (minimum: number): number => {
  const unit = 10 ** (String(minimum).length - 2);
  return (Math.floor(minimum / unit) + 1) * unit;
};

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const { minimumDataset } = lab.terms;
  const step = stepAfter(minimumDataset);
  const own = await lab.drop(seat.attacker, lab.filled('own', []));
  const worldsOf = (size: number) =>
    bothWorlds(async (bit) => {
      const others = lab.cast.crowd('other', size - 1);
      const list = bit === 1 ? [...others, lab.cast.person(TARGET)] : others;
      return lab.room([await lab.drop(seat.victim, list), own]);
    });
  const [atStep, atMinimum] = [await worldsOf(step), await worldsOf(minimumDataset)];
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: (trial) => (trial % 2 === 0 ? atStep : atMinimum),
    share: SHARE,
    attempt: (visit, trial) =>
      trial % 2 === 0 ? readLedger(visit, seat, step) : tryMinimum(visit, seat),
  });
  const learned = `at ${step} people by the size in the ledger, at ${minimumDataset} by what a dry run says; nothing is charged`;
  return { ...played, learned };
};

const readLedger = async (visit: Visit, seat: Seat, step: number): Promise<Bit> => {
  const told = (await visit.ledger()).some(
    ({ event }) =>
      event.type === 'dataset-published' &&
      event.party === seat.victim.party &&
      event.people >= step,
  );
  return told ? 1 : 0;
};

const tryMinimum = async (visit: Visit, seat: Seat): Promise<Bit> => {
  const plan = await visit.plan(seat.attacker.party, overlapOf(seat));
  return plan.outcome === 'refused' && plan.reason === 'below-minimum-dataset' ? 0 : 1;
};
