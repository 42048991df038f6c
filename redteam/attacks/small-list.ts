import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { bothWorlds, playBits, released } from '#redteam/bit-game.ts';
import type { Lab } from '#redteam/lab.ts';
import { cellOf } from '#redteam/likelihood.ts';
import { overlapOf, type Seat } from '#redteam/seats.ts';

/**
 * A list of one person; then that person among made-up people, who match nobody; then among people
 * who are known to be in the victim's list, so that the count passes the threshold.
 */
export const smallList: Attack = {
  name: 'small-list',
  source: 'Korolova, "Privacy violations using microtargeted ads: a case study" (2010)',
  knows: "people who are surely in the victim's list",
  wants: "whether the target is in the victim's list",
  against: 'privacy',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['overlap'], answers: 2 });
    return typeof seat === 'string' ? notApplicable(seat) : play(lab, seat);
  },
};

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const count = lab.tuned(overlapOf(seat));
  const known = lab.cast.crowd('known', count);
  const rows = lab.targetRows(seat);
  const alone = await lab.drop(seat.attacker, rows);
  const amongFakes = await lab.drop(seat.attacker, lab.filled('first', rows));
  const amongKnown = await lab.drop(seat.attacker, lab.filled('second', [...rows, ...known]));
  const worlds = await bothWorlds(async (bit) =>
    lab.room([await lab.victimDrop(seat, bit, known), alone]),
  );
  const question = overlapOf(seat);
  const { party } = seat.attacker;
  let broken: string | undefined;
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: () => worlds,
    attempt: async (visit) => {
      const tiny = await visit.ask(party, question);
      if (tiny.outcome === 'released') broken = 'a list of one person was answered';
      await visit.upload(amongFakes);
      const fakes = await released(visit, party, question);
      if (cellOf(fakes)?.outcome === 'released') broken = 'a count of one person was released';
      await visit.upload(amongKnown);
      const padded = await released(visit, party, question);
      return [
        { release: fakes, cell: cellOf(fakes), without: 0, with: 1 },
        { release: padded, cell: cellOf(padded), without: count, with: count + 1 },
      ];
    },
  });
  return {
    ...played,
    learned:
      'a list of one is refused and one padded with made-up people is suppressed; only padding with people who are surely matched brings a number',
    ...(broken === undefined ? {} : { broken }),
  };
};
