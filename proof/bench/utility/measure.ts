import type { CountedCell } from '#core/privacy/cell-outcome.ts';
import { lawOfTerms } from '#core/privacy/noise/noise-bound.ts';
import { releaseNoisily } from '#core/privacy/noise/noisy-release.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';

/** Cells of one size that are released for each figure. */
export const RUNS = 6000;

const DELTA = 1e-6;

/** Terms to compare. */
export interface Setting {
  readonly epsilon: number;
  readonly sensitivity: number;
}

/** The terms that are compared, in the order in which they are shown. */
export const SETTINGS: readonly Setting[] = [
  { epsilon: 1, sensitivity: 1 },
  { epsilon: 0.5, sensitivity: 1 },
  { epsilon: 0.5, sensitivity: 2 },
  { epsilon: 0.1, sensitivity: 1 },
];

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

/** As the engine answers: nothing below k. */
const cellsOf = (size: number, k: number): readonly CountedCell[] =>
  Array.from({ length: RUNS }, () => ({ by: {}, people: size < k ? undefined : size }));

/** The least error that at least `percent` of 100 of the sorted errors do not exceed. */
const quantile = (sorted: readonly number[], percent: number): number | undefined =>
  sorted[Math.ceil((sorted.length * percent) / 100) - 1];

/** Releases cells of one size, again and again, and looks how far off the answers are. */
export const measure = (setting: Setting, k: number, size: number): Utility => {
  const seed = `utility ${JSON.stringify(setting)} ${k} ${size}`;
  const rules = { k, law: lawOfTerms({ ...setting, delta: DELTA }) };
  const cells = releaseNoisily(cellsOf(size, k), rules, seededRandomness(seed));
  const errors = cells
    .flatMap((cell) => (cell.outcome === 'released' ? [Math.abs(cell.people - size) / size] : []))
    .sort((a, b) => a - b);
  return {
    size,
    released: errors.length / RUNS,
    median: quantile(errors, 50),
    most: quantile(errors, 95),
  };
};

/** How a setting is named. */
export const nameOf = ({ epsilon, sensitivity }: Setting): string =>
  `ε ${epsilon}${sensitivity === 1 ? '' : `, Δ ${sensitivity}`}`;
