import { type Attack, notApplicable } from '#redteam/attack.ts';
import { bothWorlds, playBits, released } from '#redteam/bit-game.ts';
import type { Lab } from '#redteam/lab.ts';
import { cellOf } from '#redteam/likelihood.ts';
import { attributeNames, overlapOf, type Seat, segmentsOf } from '#redteam/seats.ts';

/**
 * The total minus its parts. The target alone has one value of an attribute of the attacker's; the
 * cell is suppressed, and so is a companion of known people, but the total minus the rest is not.
 */
export const tracker: Attack = {
  name: 'tracker',
  source:
    'Denning, Denning, Schwartz, "The tracker: a threat to statistical database security" (1979)',
  knows: "who of his people are in the victim's list, but for the target",
  wants: "whether the target is in the victim's list",
  against: 'privacy',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['overlap', 'segments'], answers: 2, attackerAttributes: 1 });
    return typeof seat === 'string' ? notApplicable(seat) : play(lab, seat);
  },
};

const play = async (lab: Lab, seat: Seat) => {
  const [[attribute, values] = ['', []]] = Object.entries(seat.attacker.attributes);
  const having = (value: string | undefined) => ({ [attribute]: value ?? '' });
  const [name = ''] = attributeNames(seat.attacker);
  const count = lab.tuned(overlapOf(seat), segmentsOf(seat, [name]));
  const known = lab.cast.crowd('known', count, having(values[0]));
  const decoys = lab.cast.crowd('decoy', lab.terms.k, having(values.at(-1)));
  const rows = lab.targetRows(seat, having(values[1]));
  const own = await lab.drop(seat.attacker, lab.filled('own', [...known, ...decoys, ...rows]));
  const worlds = await bothWorlds(async (bit) =>
    lab.room([await lab.victimDrop(seat, bit, [...known, ...decoys]), own]),
  );
  const total = count + decoys.length;
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: () => worlds,
    attempt: async (visit) => {
      const whole = await released(visit, seat.attacker.party, overlapOf(seat));
      const parts = await released(visit, seat.attacker.party, segmentsOf(seat, [name]));
      const part = cellOf(parts, { [name]: values[0] ?? '' });
      return [
        { release: whole, cell: cellOf(whole), without: total, with: total + 1 },
        { release: parts, cell: part, without: count, with: count },
      ];
    },
  });
  const learned = `the overlap minus the cells of ${name} is the suppressed cell of the target, and a companion of known size`;
  return { ...played, learned };
};
