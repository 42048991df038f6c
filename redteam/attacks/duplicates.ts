import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import type { Lab } from '#redteam/lab.ts';
import { cellOf } from '#redteam/likelihood.ts';
import type { Person } from '#redteam/people.ts';
import { overlapOf, type Seat } from '#redteam/seats.ts';
import type { Visit } from '#redteam/visit.ts';

const SHARE = 0.2;
const FEWEST = 6;

/**
 * One person fewer than k matches, and one of them stands on the attacker's list again and again: on
 * rows that share every identifier, on rows that share one and have made-up others, and on rows of
 * different parts of the drop. Do the copies lift the count over the threshold?
 */
export const duplicates: Attack = {
  name: 'duplicates',
  source: 'Google Ads Data Hub, "Privacy checks": people are to be counted, not rows',
  knows: "k - 1 people who are in the victim's list",
  wants: 'a released cell that describes fewer than k people',
  against: 'certainty',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['overlap'] });
    return typeof seat === 'string' ? notApplicable(seat) : play(lab, seat);
  },
};

/** Enough copies for the count to be released whatever the noise, if they counted. */
const copiesOf = (lab: Lab, seat: Seat): number => 2 * lab.bound(overlapOf(seat)) + 20;

/** Lists by how the copies were made, each a drop of one or two parts. */
const listsOf = (lab: Lab, seat: Seat, real: readonly Person[]) => {
  const [one] = real;
  const copies = copiesOf(lab, seat);
  const [firstKind] = lab.cast.kinds;
  const filled = lab.filled('own', real);
  const whole = Array.from({ length: copies }, () => one as Person);
  const partly = lab.cast.crowd('copy', copies).map(({ ids }): Person => {
    const shared = firstKind && one ? { [firstKind]: one.ids[firstKind] ?? '' } : {};
    return { ids: { ...ids, ...shared }, values: {} };
  });
  return [
    { how: 'the same identifiers', parts: [[...filled, ...whole]] },
    { how: 'one shared identifier', parts: [[...filled, ...partly]] },
    { how: 'one shared identifier in two parts', parts: [filled, partly] },
    { how: 'the same identifiers in two parts', parts: [filled, whole] },
  ];
};

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const real = lab.cast.crowd('real', lab.terms.k - 1);
  const victim = await lab.drop(seat.victim, lab.filled('victim', real));
  const base = await lab.room([victim]);
  const lists = listsOf(lab, seat, real);
  const times = Math.max(1, Math.round(Math.max(FEWEST, lab.trials * SHARE) / lists.length));
  let trials = 0;
  let successes = 0;
  const refused: string[] = [];
  for (const { how, parts } of lists) {
    const own = await lab.drop(seat.attacker, ...parts);
    for (let time = 0; time < times; time += 1) {
      trials += 1;
      await lab.visit(base, async (visit) => {
        const accepted = await visit.upload(own);
        if (accepted.outcome === 'refused') refused.push(how);
        else if (await isReleased(visit, seat)) successes += 1;
      });
    }
  }
  const learned = `${lab.terms.k - 1} people and copies of one; drops refused: ${[...new Set(refused)].join(', ') || 'none'}`;
  return { outcome: 'played', trials, successes, releases: 1, learned };
};

const isReleased = async (visit: Visit, seat: Seat): Promise<boolean> => {
  const answer = await visit.ask(seat.attacker.party, overlapOf(seat));
  return answer.outcome === 'released' && cellOf(answer.release)?.outcome === 'released';
};
