import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { companionsOf } from '#redteam/attacks/fan-out.ts';
import { bothWorlds, playBits, released } from '#redteam/bit-game.ts';
import { type Lab, TARGET } from '#redteam/lab.ts';
import { cellOf } from '#redteam/likelihood.ts';
import { claimedSensitivity, trueChange } from '#redteam/referee.ts';
import { attributeNames, type Seat, segmentsOf } from '#redteam/seats.ts';

/**
 * The target's identifiers stand on later rows of the victim's list too, as a household's phone does,
 * with another value of its attribute. A shared identifier belongs to the earliest row. So with the
 * target every one of the attacker's Δ rows is counted beside him, and without him, none is lost:
 * all are counted beside the others. One cell loses Δ people and another gains Δ.
 */
export const sharedIdentifiers: Attack = {
  name: 'shared-identifiers',
  source: 'own construction, from the rule that the earliest row keeps a shared identifier',
  knows: "everybody in the victim's list but the target, and who shares identifiers with him",
  wants: 'more change in the counts than the noise was made for',
  against: 'privacy',
  knownLimitIn: ['noisy', 'exact'],
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['segments'], counts: true, victimAttributes: 1 });
    return typeof seat === 'string' ? notApplicable(seat) : play(lab, seat);
  },
};

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const [[attribute, values] = ['', []]] = Object.entries(seat.victim.attributes);
  const having = (value: string | undefined) => ({ [attribute]: value ?? '' });
  const { kinds } = lab.cast;
  const rows = lab.targetRows(seat);
  const household = kinds.map((kind) => lab.cast.person(TARGET, having(values[1]), [kind]));
  const [name = ''] = attributeNames(seat.victim);
  const question = segmentsOf(seat, [name]);
  const claimed = claimedSensitivity(lab, question);
  const count = lab.tuned(claimed);
  const first = lab.cast.crowd('first', count, having(values[0]));
  const second = lab.cast.crowd('second', count, having(values[1]));
  const crowd = [...first, ...second, ...companionsOf(lab, attribute, values)];
  const own = await lab.drop(seat.attacker, lab.filled('own', [...crowd, ...rows]));
  const worlds = await bothWorlds(async (bit) => {
    const target = bit === 1 ? [lab.cast.person(TARGET, having(values[0]))] : [];
    const list = lab.filled('victim', [...target, ...household, ...crowd]);
    return lab.room([await lab.drop(seat.victim, list), own]);
  });
  const change = trueChange(lab, worlds, question);
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: () => worlds,
    attempt: async (visit) => {
      const release = await released(visit, seat.attacker.party, question);
      const cell = (at: number) => cellOf(release, { [name]: values[at] ?? '' });
      return [
        { release, cell: cell(0), without: count, with: count + rows.length },
        { release, cell: cell(1), without: count + rows.length, with: count },
      ];
    },
  });
  const measured = `one person changes the counts by ${change}, the noise covers ${claimed}`;
  const broken = lab.mode === 'noisy' && change > claimed;
  return { ...played, learned: measured, ...(broken ? { broken: measured } : {}) };
};
