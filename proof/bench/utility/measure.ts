import type { CountedCell, ReleasedCell } from '#core/privacy/cell-outcome.ts';
import { releaseNoisily } from '#core/privacy/noise/noisy-release.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';
import { lawOf, type Setting } from './settings.ts';

/** Cells of one size that are released for each figure. */
export const RUNS = 6000;

/** The values of k that are compared. */
export const THRESHOLDS: readonly number[] = [50, 100];

/** What came of many releases of cells of one size. */
export interface Utility {
  readonly size: number;
  /** Share of the cells that were released. */
  readonly released: number;
  /** Relative error of the released cells: half of them, and 95 of 100, are at most so far off. */
  readonly median: number | undefined;
  readonly most: number | undefined;
}

/** The room's own release of cells of these sizes; as the engine answers, nothing below k. */
const releaseOf = (setting: Setting, k: number, sizes: readonly number[]) => {
  const seed = `utility ${JSON.stringify(setting)} ${k} ${sizes[0]}`;
  const cells: readonly CountedCell[] = sizes.map((size) => ({
    by: {},
    people: size < k ? undefined : size,
  }));
  return releaseNoisily(cells, { k, law: lawOf(setting) }, seededRandomness(seed));
};

/** The least error that at least `percent` of 100 of the sorted errors do not exceed. */
const quantile = (sorted: readonly number[], percent: number): number | undefined =>
  sorted[Math.ceil((sorted.length * percent) / 100) - 1];

/** Releases cells of one size, again and again, and looks how far off the answers are. */
export const measure = (setting: Setting, k: number, size: number): Utility => {
  const sizes = Array.from({ length: RUNS }, () => size);
  const errors = releaseOf(setting, k, sizes)
    .flatMap((cell) => (cell.outcome === 'released' ? [Math.abs(cell.people - size) / size] : []))
    .sort((a, b) => a - b);
  return {
    size,
    released: errors.length / RUNS,
    median: quantile(errors, 50),
    most: quantile(errors, 95),
  };
};

/** Cells of a skewed table, and tables that are released for each figure. */
export const SKEWED_CELLS = 50;
const TABLES = 200;

/** People in cells of which the n-th holds 1/n of the first: towns, brands, most lists of values. */
const zipf = (people: number): readonly number[] => {
  const parts = Array.from({ length: SKEWED_CELLS }, (_, n) => 1 / (n + 1));
  const whole = parts.reduce((a, b) => a + b, 0);
  return parts.map((part) => Math.round((people * part) / whole));
};

/** What came of a skewed table on average. */
export interface SkewedUtility {
  /** Cells that were released. */
  readonly cells: number;
  /** Share of the people who are in none of them. */
  readonly lost: number;
}

/** Releases a skewed table of so many people, again and again. */
export const measureSkewed = (setting: Setting, k: number, people: number): SkewedUtility => {
  const table = zipf(people);
  const sizes = Array.from({ length: TABLES }, () => table).flat();
  const isReleased = ({ outcome }: ReleasedCell): boolean => outcome === 'released';
  const released = releaseOf(setting, k, sizes).map(isReleased);
  const shown = sizes.reduce((sum, size, at) => sum + (released[at] ? size : 0), 0);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  return { cells: released.filter(Boolean).length / TABLES, lost: 1 - shown / all };
};
