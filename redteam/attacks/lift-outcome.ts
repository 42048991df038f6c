import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { withDigest } from '#core/agreement/agreement-with-digest.ts';
import type { QuestionRequest } from '#core/analyses/question.ts';
import { alsoAllowed } from '#redteam/also-allowed.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { bothWorlds, playBits, released } from '#redteam/bit-game.ts';
import { type Lab, TARGET } from '#redteam/lab.ts';
import type { Person } from '#redteam/people.ts';
import { evidenceOf } from '#redteam/referee.ts';
import type { Seat, Side } from '#redteam/seats.ts';

/**
 * Whether the target converted, from the lift of an experiment. All that an answer says of a treatment is worked
 * out of its counts, so the attacker goes by these: the target moves a cell of his arm up and another down.
 */
export const liftOutcome: Attack = {
  name: 'lift-outcome',
  source: 'own construction: attribute inference from the counts behind a rate and its interval',
  knows: "every arm, and what everybody did but the target, who is in the victim's list",
  wants: 'whether the target converted',
  against: 'privacy',
  about: 'attributes',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['segments'], attackerAttributes: 1, victimAttributes: 1 });
    if (typeof seat === 'string') return notApplicable(seat);
    const { agreement } = lab.signed;
    return play(lab.under(withDigest(withExperiment(agreement, seat))), seat);
  },
};

const firstOf = ({ attributes }: Side): readonly [string, readonly string[]] =>
  Object.entries(attributes)[0] ?? ['', []];

/** The same terms, under which chance decided the attacker's first attribute, and the victim's is what people did. */
const withExperiment = (agreement: Agreement, { attacker, victim }: Seat): Agreement => {
  const [arm, [control = '', ...treated]] = firstOf(attacker);
  const [outcome, [converted = '']] = firstOf(victim);
  return {
    ...agreement,
    airlock: 2,
    analyses: alsoAllowed(agreement, attacker.party, ['lift']),
    experiments: {
      game: {
        ...{ randomised: true, assignment: `${attacker.party}.${arm}`, treated, control },
        ...{ outcome: `${victim.party}.${outcome}`, converted: [converted] },
      },
    },
  };
};

/** Somebody whom the attacker knows, by the arm that he is in. */
interface InArm {
  readonly arm: string;
  readonly person: Person;
}

/** People in every cell: as many as show best in the two that the target may be in, and k in all others. */
const peopleOf = (lab: Lab, seat: Seat, count: number): readonly InArm[] => {
  const [, arms] = firstOf(seat.attacker);
  const [outcome, values] = firstOf(seat.victim);
  return arms.flatMap((arm, n) =>
    values.flatMap((value, at) =>
      lab.cast
        .crowd(`arm-${n}-${at}`, n === 0 && at < 2 ? count : lab.terms.k, { [outcome]: value })
        .map((person) => ({ arm, person })),
    ),
  );
};

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const [assignment, [control = '']] = firstOf(seat.attacker);
  const [outcome, values] = firstOf(seat.victim);
  const question: QuestionRequest = {
    analysis: 'lift',
    datasets: {
      [seat.attacker.party]: seat.attacker.dataset,
      [seat.victim.party]: seat.victim.dataset,
    },
  };
  const crowd = peopleOf(lab, seat, lab.tuned(question));
  const target = lab.targetRows(seat).map((person) => ({ arm: control, person }));
  const rows = [...crowd, ...target].map(({ arm, person: { ids } }) => ({
    ids,
    values: { [assignment]: arm },
  }));
  const own = await lab.drop(seat.attacker, lab.filled('own', rows));
  const worlds = await bothWorlds(async (bit) => {
    const person = lab.cast.person(TARGET, { [outcome]: values[bit] ?? '' });
    const list = lab.filled('victim', [person, ...crowd.map((each) => each.person)]);
    return lab.room([await lab.drop(seat.victim, list), own]);
  });
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: () => worlds,
    attempt: async (visit) =>
      evidenceOf(await released(visit, seat.attacker.party, question), worlds),
  });
  const learned = `two cells of ${seat.attacker.party}.${assignment} ${control} differ by one person each`;
  return { ...played, learned };
};
