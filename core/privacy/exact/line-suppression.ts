import { meetsThreshold } from './threshold.ts';

/** Counts of one line of cells, whose sum is known to the attacker. */
type Line = readonly (number | undefined)[];

const smallestOf = (line: Line, k: number): number | undefined =>
  [...line.keys()]
    .filter((position) => meetsThreshold(line[position] ?? 0, k))
    .sort((a, b) => (line[a] ?? 0) - (line[b] ?? 0) || a - b)[0];

/**
 * Promise: the positions of a line that must not be released. None when no count is below `k`; else
 * every count below `k` and the smallest other one. The total of the line is known, so a single
 * suppressed count would be the total minus the rest; and the companion brings at least k people of
 * its own, so what is left over never describes fewer than k. If there is no companion the whole
 * line is suppressed and the left-over is the total itself.
 */
export const suppressLine = (line: Line, k: number): ReadonlySet<number> => {
  const suppressed = new Set([...line.keys()].filter((at) => !meetsThreshold(line[at] ?? 0, k)));
  const companion = smallestOf(line, k);
  if (suppressed.size > 0 && companion !== undefined) suppressed.add(companion);
  return suppressed;
};
