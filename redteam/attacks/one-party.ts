import { withDigest } from '#core/agreement/agreement-with-digest.ts';
import { approveAgreement, proposeAgreement } from '#core/usecases/agreements/agreements.ts';
import { rereadRelease } from '#core/usecases/questions/past-releases.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { released } from '#redteam/bit-game.ts';
import type { Lab } from '#redteam/lab.ts';
import { overlapOf, type Seat, seatAcross } from '#redteam/seats.ts';
import { manyQuestions, spendAll } from '#redteam/spend.ts';
import type { Visit } from '#redteam/visit.ts';

/** Tries to keep the other party from its answers; answers whether it did. */
type Sabotage = (visit: Visit) => Promise<boolean>;

/**
 * One party alone against the use of the room: spends all that it can of the budgets, puts another agreement
 * on the table, and has one come into force after an answer was paid for. The other party must still be
 * answered, and read what was paid for.
 */
export const oneParty: Attack = {
  name: 'one-party',
  source: 'CWE-400 (uncontrolled resource consumption); Haeberlen et al. (2011) on budget attacks',
  knows: 'the agreement',
  wants: 'that the other party gets no answer',
  against: 'certainty',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['overlap'] });
    if (typeof seat === 'string') return notApplicable(seat);
    const back = seatAcross(lab.signed.agreement, seat);
    return back ? play(lab, seat, back) : notApplicable('the other party may not ask anything');
  },
};

const play = async (lab: Lab, seat: Seat, back: Seat): Promise<Outcome> => {
  const known = lab.cast.crowd('known', lab.tuned(overlapOf(seat)));
  const world = await lab.room([
    await lab.drop(seat.victim, lab.filled('victim', known)),
    await lab.drop(seat.attacker, lab.filled('own', known)),
  ]);
  const stopped: string[] = [];
  const ways = sabotage(lab, seat, back);
  for (const [name, way] of Object.entries(ways))
    if (await lab.visit(world, way)) stopped.push(name);
  const learned =
    stopped.length === 0
      ? 'the other party was answered each time'
      : `the other party was stopped by: ${stopped.join(', ')}`;
  const trials = Object.keys(ways).length;
  return { outcome: 'played', trials, successes: stopped.length, releases: 0, learned };
};

const sabotage = (lab: Lab, seat: Seat, back: Seat): Readonly<Record<string, Sabotage>> => {
  const attacker = seat.attacker.party;
  const victim = seat.victim.party;
  const { agreement } = lab.signed;
  const other = withDigest({ ...agreement, purpose: `${agreement.purpose} And more.` });
  const isStopped: Sabotage = async (visit) =>
    (await visit.ask(victim, overlapOf(back))).outcome !== 'released';
  return {
    'spending every budget': async (visit) => {
      await spendAll(visit, attacker, manyQuestions(lab, seat));
      return isStopped(visit);
    },
    'another agreement on the table': async (visit) => {
      await proposeAgreement(visit.room)(other, attacker);
      return isStopped(visit);
    },
    'another agreement in force': async (visit) => {
      const paid = await released(visit, victim, overlapOf(back));
      await proposeAgreement(visit.room)(other, attacker);
      for (const party of [attacker, victim]) await approveAgreement(visit.room)(party);
      const again = await rereadRelease(visit.room)(paid.release);
      return JSON.stringify(again.cells) !== JSON.stringify(paid.cells);
    },
  };
};
