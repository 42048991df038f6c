import { type Attack, notApplicable } from '#redteam/attack.ts';
import { bothWorlds, playBits, released } from '#redteam/bit-game.ts';
import type { Lab } from '#redteam/lab.ts';
import { cellOf } from '#redteam/likelihood.ts';
import { overlapOf, type Seat } from '#redteam/seats.ts';
import type { Snapshot } from '#redteam/visit.ts';

/**
 * Asks, puts one more person on his own list, asks again, and subtracts. Where `minimumChange`
 * refuses so small a change, pads it with made-up people: he knows that they match nobody.
 */
export const differencing: Attack = {
  name: 'differencing',
  source: 'Dobkin, Jones, Lipton, "Secure databases: protection against user influence" (1979)',
  knows: "how many of his people are in the victim's list, but for the target",
  wants: "whether the target is in the victim's list",
  against: 'privacy',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['overlap'], answers: 2 });
    return typeof seat === 'string' ? notApplicable(seat) : play(lab, seat);
  },
};

const play = async (lab: Lab, seat: Seat) => {
  const count = lab.tuned(overlapOf(seat));
  const known = lab.cast.crowd('known', count);
  const before = lab.filled('before', known);
  const rows = lab.targetRows(seat);
  const bare = await lab.drop(seat.attacker, [...before, ...rows]);
  const padding =
    lab.terms.noise === 'none' ? lab.cast.crowd('padding', lab.terms.minimumChange) : [];
  const padded = await lab.drop(seat.attacker, [...before, ...rows, ...padding]);
  const first = await lab.drop(seat.attacker, before);
  const worlds = await bothWorlds(async (bit) =>
    lab.room([await lab.victimDrop(seat, bit, known), first]),
  );
  const bareChange = await tryBareChange(lab, seat, { world: worlds[0], bare });
  const question = overlapOf(seat);
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: () => worlds,
    attempt: async (visit) => {
      const one = await released(visit, seat.attacker.party, question);
      await visit.upload(padded);
      const two = await released(visit, seat.attacker.party, question);
      return [
        { release: one, cell: cellOf(one), without: count, with: count },
        { release: two, cell: cellOf(two), without: count, with: count + 1 },
      ];
    },
  });
  if (lab.mode === 'noisy') return played;
  return bareChange === 'refused'
    ? {
        ...played,
        learned: `a change of ${rows.length} alone is refused; padded with ${padding.length} made-up people it is taken, and the rounded count steps up exactly when the target is there`,
      }
    : { ...played, broken: 'a change smaller than minimumChange was accepted after a question' };
};

/** Does the room take the target alone as a change, after a question? */
const tryBareChange = (
  lab: Lab,
  seat: Seat,
  { world, bare }: { world: Snapshot; bare: Parameters<Lab['room']>[0][number] },
) =>
  lab.visit(world, async (visit) => {
    await released(visit, seat.attacker.party, overlapOf(seat));
    const accepted = await visit.upload(bare);
    return accepted.outcome === 'refused' ? 'refused' : 'accepted';
  });
