import { type Attack, notApplicable, type Outcome } from '#redteam/attack.ts';
import { bothWorlds, playBits, released, type Worlds } from '#redteam/bit-game.ts';
import type { Lab } from '#redteam/lab.ts';
import { cellOf, type Evidence } from '#redteam/likelihood.ts';
import { overlapOf, type Seat } from '#redteam/seats.ts';
import type { Visit } from '#redteam/visit.ts';

/**
 * Lists with so many known matches that one person more decides whether anything is released: around
 * k, and around k + B, where the noise begins to let counts through.
 */
export const threshold: Attack = {
  name: 'threshold',
  source: 'Hundepool et al., "Statistical Disclosure Control" (2012), on threshold rules',
  knows: "who of his people are in the victim's list, but for the target",
  wants: "whether the target is in the victim's list, from released or suppressed",
  against: 'privacy',
  run: async (lab) => {
    const seat = lab.seat({ analyses: ['overlap'] });
    return typeof seat === 'string' ? notApplicable(seat) : play(lab, seat);
  },
};

/** Counts without the target. */
const levelsOf = (lab: Lab, seat: Seat): readonly number[] => {
  const { k } = lab.terms;
  const bound = lab.bound(overlapOf(seat));
  return [...new Set([k - 1, k, k + 1, k + bound - 1, k + bound, k + bound + 1])];
};

const play = async (lab: Lab, seat: Seat): Promise<Outcome> => {
  const levels = levelsOf(lab, seat);
  const most = lab.cast.crowd('known', Math.max(...levels));
  const rows = lab.targetRows(seat);
  const pairs: Worlds[] = [];
  for (const level of levels) {
    const known = most.slice(0, level);
    const own = await lab.drop(seat.attacker, lab.filled('own', [...known, ...rows]));
    pairs.push(
      await bothWorlds(async (bit) => lab.room([await lab.victimDrop(seat, bit, known), own])),
    );
  }
  let broken: string | undefined;
  const probe = async (visit: Visit, level: number): Promise<readonly Evidence[]> => {
    const release = await released(visit, seat.attacker.party, overlapOf(seat));
    const cell = cellOf(release);
    if (cell?.outcome === 'released' && (level + 1 < release.k || cell.people < release.k))
      broken = 'a count below k was released';
    return [{ release, cell, without: level, with: level + 1 }];
  };
  // Without noise one look at each level is all there is to see; then he stays where one person tells.
  if (lab.mode === 'exact')
    for (const [at, pair] of pairs.entries())
      for (const world of pair) await lab.visit(world, (visit) => probe(visit, levels[at] ?? 0));
  const at = (trial: number): number => (lab.mode === 'exact' ? 0 : trial % levels.length);
  const played = await playBits(lab, {
    victim: seat.victim,
    worlds: (trial) => pairs[at(trial)] as Worlds,
    attempt: (visit, trial) => probe(visit, levels[at(trial)] ?? 0),
  });
  const learned =
    lab.mode === 'exact'
      ? `beside ${lab.terms.k - 1} known people a count is released exactly when the target is there`
      : `played beside ${levels.join(', ')} known people`;
  return { ...played, learned, ...(broken === undefined ? {} : { broken }) };
};
