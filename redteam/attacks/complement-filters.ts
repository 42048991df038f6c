import { withDigest } from '#core/agreement/agreement-with-digest.ts';
import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { bothWorlds, playBits, released } from '#redteam/bit-game.ts';
import type { Lab } from '#redteam/lab.ts';
import { cellOf } from '#redteam/likelihood.ts';
import { overlapOf, type Seat } from '#redteam/seats.ts';

/**
 * Everybody minus everybody else. Both parties agreed on the second format, which has filters. The target alone has one value of an attribute of the attacker's, which no
 * question names; a filter names all others, and both answers are of a large crowd.
 */
export const complementFilters: Attack = {
  name: 'complement-filters',
  source: 'Dobkin, Jones, Lipton, "Secure databases: protection against user influence" (1979)',
  knows: "who of his people are in the victim's list, but for the target",
  wants: "whether the target is in the victim's list",
  against: 'privacy',
  run: async (lab) => {
    if (lab.mode === 'exact') return notApplicable('exact counts take no filters');
    const seat = lab.seat({ analyses: ['overlap'], answers: 2, attackerAttributes: 1 });
    if (typeof seat === 'string') return notApplicable(seat);
    const several = Object.entries(seat.attacker.attributes).find(([, { length }]) => length > 1);
    if (several === undefined) return notApplicable('no attribute has two values');
    return play(lab.under(withDigest({ ...lab.signed.agreement, airlock: 2 })), seat, several);
  },
};

const play = async (
  lab: Lab,
  seat: Seat,
  [attribute, values]: readonly [string, readonly string[]],
): Promise<Outcome> => {
  const name = `${seat.attacker.party}.${attribute}`;
  const [others = '', rare = ''] = values;
  const whole = overlapOf(seat);
  const where = { [name]: values.filter((value) => value !== rare) };
  const count = lab.tuned(whole, { ...whole, where });
  const known = lab.cast.crowd('known', count, { [attribute]: others });
  const rows = lab.targetRows(seat, { [attribute]: rare });
  const own = await lab.drop(seat.attacker, lab.filled('own', [...known, ...rows]));
  const worlds = await bothWorlds(async (bit) =>
    lab.room([await lab.victimDrop(seat, bit, known), own]),
  );
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: () => worlds,
    attempt: async (visit) => {
      const all = await released(visit, seat.attacker.party, whole);
      const rest = await released(visit, seat.attacker.party, { ...whole, where });
      return [
        { release: all, cell: cellOf(all), without: count, with: count + 1 },
        { release: rest, cell: cellOf(rest), without: count, with: count },
      ];
    },
  });
  const learned = `everybody minus those whose ${name} is any other value is the target; each of the two is paid for`;
  return { ...played, learned };
};
