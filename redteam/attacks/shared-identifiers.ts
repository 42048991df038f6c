import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { bothWorlds, playBits, released } from '#redteam/bit-game.ts';
import { companionsOf } from '#redteam/companions.ts';
import { type Lab, TARGET } from '#redteam/lab.ts';
import { evidenceOf, measureChange } from '#redteam/referee.ts';
import { attributeNames, type Seat, segmentsOf } from '#redteam/seats.ts';

/**
 * The target's identifiers stand on later rows of the victim's list too, as a household's phone does,
 * with another value of its attribute. A shared identifier belongs to the earliest row. So with the
 * target one of the attacker's rows is counted beside him; without him each of his rows, one for each kind,
 * is counted beside another of the household.
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
  const household = kinds.map((kind) => lab.cast.person(TARGET, having(values[1]), [kind]));
  const question = segmentsOf(seat, attributeNames(seat.victim).slice(0, 1));
  const count = lab.tuned(question);
  const first = lab.cast.crowd('first', count, having(values[0]));
  const second = lab.cast.crowd('second', count, having(values[1]));
  const crowd = [...first, ...second, ...companionsOf(lab, attribute, values)];
  const own = await lab.drop(seat.attacker, lab.filled('own', [...crowd, ...lab.targetRows(seat)]));
  const worlds = await bothWorlds(async (bit) => {
    const target = bit === 1 ? [lab.cast.person(TARGET, having(values[0]))] : [];
    const list = lab.filled('victim', [...target, ...household, ...crowd]);
    return lab.room([await lab.drop(seat.victim, list), own]);
  });
  const { exceeds, says } = measureChange(lab, worlds, question);
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: () => worlds,
    attempt: async (visit) =>
      evidenceOf(await released(visit, seat.attacker.party, question), worlds),
  });
  const broken = lab.mode === 'noisy' && exceeds;
  return { ...played, learned: says, ...(broken ? { broken: says } : {}) };
};
