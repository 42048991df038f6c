import type { Randomness } from '#core/ports/randomness.ts';
import type { CountedCell, ReleasedCell } from '#core/privacy/cell-outcome.ts';
import type { Counts, Parent } from '#core/privacy/exact/count-table.ts';
import { type NoisyReleaseRules, releaseNoisily } from '#core/privacy/noise/noisy-release.ts';

/** People who were counted in a released cell, and a leaf of it. */
interface Told {
  readonly leaf: number;
  readonly people: number;
}

/** A parent less whoever was counted below it: its others. */
const othersOf = ({ by, people, leaves }: Parent, told: readonly Told[]): CountedCell => {
  const below = told.filter(({ leaf }) => leaves.includes(leaf));
  const others = (people ?? 0) - below.reduce((sum, each) => sum + each.people, 0);
  return { by, people: people === undefined ? undefined : others };
};

const toldOf = (
  cells: readonly CountedCell[],
  released: readonly ReleasedCell[],
  leafOf: (at: number) => number,
): readonly Told[] =>
  released.flatMap(({ outcome }, at) =>
    outcome === 'released' ? [{ leaf: leafOf(at), people: cells[at]?.people ?? 0 }] : [],
  );

/** Marks what is not released itself and stands under others who are. */
const rolledUp = (
  released: readonly ReleasedCell[],
  isUnder: (at: number) => boolean,
): readonly ReleasedCell[] =>
  released.map((cell, at) =>
    cell.outcome === 'suppressed' && isUnder(at) ? { ...cell, reason: 'rolled-up' } : cell,
  );

/**
 * The release of cells with levels above them. First every cell is noised, and released as any other. Then, level by
 * level, each parent counts its others: the people under it who are in no released cell below. These are noised anew
 * and released by the same rule. So each released number describes at least k people with certainty, no two
 * describe the same person, and which others are counted together follows from what was released already.
 * Proof: docs/privacy.md, "Levels above a cell".
 */
export const releaseRollUp = (
  { cells, rollUp }: Counts,
  rules: NoisyReleaseRules,
  randomness: Randomness,
): readonly ReleasedCell[] => {
  const leaves = releaseNoisily(cells, rules, randomness);
  let told = toldOf(cells, leaves, (at) => at);
  const levels = (rollUp?.parents ?? []).map((parents) => {
    const others = parents.map((parent) => othersOf(parent, told));
    const released = releaseNoisily(others, rules, randomness);
    told = [...told, ...toldOf(others, released, (at) => parents[at]?.leaves[0] ?? 0)];
    const open = parents.filter((_, at) => released[at]?.outcome === 'released');
    return {
      parents,
      released,
      holds: (leaf: number) => open.some((each) => each.leaves.includes(leaf)),
    };
  });
  const isUnder = (leaf: number, from: number): boolean =>
    levels.slice(from).some(({ holds }) => holds(leaf));
  return [
    ...rolledUp(leaves, (leaf) => isUnder(leaf, 0)),
    ...levels.flatMap(({ parents, released }, level) =>
      rolledUp(released, (at) => isUnder(parents[at]?.leaves[0] ?? 0, level + 1)),
    ),
  ];
};
