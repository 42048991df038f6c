import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import type { Lab } from '#redteam/lab.ts';
import { cellOf } from '#redteam/likelihood.ts';
import { overlapOf, type Seat } from '#redteam/seats.ts';

const SHARE = 0.2;
const FEWEST = 6;

/**
 * One row for each identifier of a person instead of one row for the person. No two rows share an
 * identifier, so nothing on the attacker's list is a duplicate; and all of them match one person of
 * the victim's list. Does that person count as many times as there are kinds?
 */
export const splitIdentifiers: Attack = {
  name: 'split-identifiers',
  source: 'own construction, from a match over several kinds',
  knows: 'the identifiers of some people, kind by kind',
  wants: "a released cell that describes fewer than k people of the victim's list",
  against: 'certainty',
  run: async (lab) => {
    if (lab.cast.kinds.length === 1) return notApplicable('there is one kind of identifier only');
    const seat = lab.seat({ analyses: ['overlap'], counts: true });
    return typeof seat === 'string' ? notApplicable(seat) : play(lab, seat);
  },
};

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const { kinds } = lab.cast;
  const real = lab.terms.k - 1;
  const rows = kinds.flatMap((kind) =>
    Array.from({ length: real }, (_, at) => lab.cast.person(`real-${at}`, {}, [kind])),
  );
  const victim = await lab.drop(seat.victim, lab.filled('victim', lab.cast.crowd('real', real)));
  const own = await lab.drop(seat.attacker, lab.filled('own', rows));
  const world = await lab.room([victim, own]);
  const trials = Math.max(FEWEST, Math.round(lab.trials * SHARE));
  let successes = 0;
  for (let trial = 0; trial < trials; trial += 1)
    await lab.visit(world, async (visit) => {
      const answer = await visit.ask(seat.attacker.party, overlapOf(seat));
      if (answer.outcome === 'released' && cellOf(answer.release)?.outcome === 'released')
        successes += 1;
    });
  const learned = `${real} people of the victim's list stood behind ${rows.length} rows of the attacker's; k is ${lab.terms.k}`;
  return { outcome: 'played', trials, successes, releases: 1, learned };
};
