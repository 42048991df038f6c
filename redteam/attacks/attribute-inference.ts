import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { bothWorlds, playBits, released } from '#redteam/bit-game.ts';
import { companionsOf } from '#redteam/companions.ts';
import { type Lab, TARGET } from '#redteam/lab.ts';
import { evidenceOf } from '#redteam/referee.ts';
import { attributeNames, type Seat, segmentsOf } from '#redteam/seats.ts';

/**
 * The target is in the victim's list for sure; which of two values of an attribute he has is the secret. One
 * person with another value moves two cells of a table by that attribute, one up and one down.
 */
export const attributeInference: Attack = {
  name: 'attribute-inference',
  source:
    'Fredrikson et al., "Privacy in pharmacogenetics" (2014), and Yeom et al., "Privacy risk in machine learning" (2018), on attribute inference',
  knows: "everybody in the victim's list with their attributes, but for one of the target's",
  wants: "the value of the target's attribute",
  against: 'privacy',
  about: 'attributes',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['segments'], victimAttributes: 1 });
    if (typeof seat === 'string') return notApplicable(seat);
    const [values = []] = Object.values(seat.victim.attributes);
    return values.length < 2
      ? notApplicable('it takes an attribute of two values')
      : play(lab, seat);
  },
};

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const [[attribute, values] = ['', []]] = Object.entries(seat.victim.attributes);
  const having = (value: string | undefined) => ({ [attribute]: value ?? '' });
  const question = segmentsOf(seat, attributeNames(seat.victim).slice(0, 1));
  const count = lab.tuned(question);
  const crowd = [
    ...lab.cast.crowd('first', count, having(values[0])),
    ...lab.cast.crowd('second', count, having(values[1])),
    ...companionsOf(lab, attribute, values),
  ];
  const own = await lab.drop(
    seat.attacker,
    lab.filled(
      'own',
      [...crowd, ...lab.targetRows(seat)].map(({ ids }) => ({ ids, values: {} })),
    ),
  );
  const worlds = await bothWorlds(async (bit) => {
    const target = lab.cast.person(TARGET, having(values[bit]));
    const list = lab.filled('victim', [target, ...crowd]);
    return lab.room([await lab.drop(seat.victim, list), own]);
  });
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: () => worlds,
    attempt: async (visit) =>
      evidenceOf(await released(visit, seat.attacker.party, question), worlds),
  });
  return {
    ...played,
    learned: `two cells of ${attributeNames(seat.victim)[0]} differ by one person each`,
  };
};
