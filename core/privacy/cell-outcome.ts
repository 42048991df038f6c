/**
 * Why a cell is suppressed. One reason per mode: telling a small cell from one that protects it
 * would undo the protection. That a cell rolled up follows from what was released above it.
 */
export const SUPPRESSION_REASONS = [
  'below-noisy-threshold',
  'small-or-protecting',
  'rolled-up',
] as const;
type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** What each suppression means, for analysts. */
export const SUPPRESSION_ADVICE: Readonly<Record<SuppressionReason, string>> = {
  'below-noisy-threshold':
    'with its noise the cell did not reach k plus the noise bound: it may be empty, small, or just over k',
  'small-or-protecting':
    'the cell is smaller than k, or is withheld so that a smaller one cannot be worked out from totals',
  'rolled-up':
    'with its noise the cell did not reach k plus the noise bound: its people are among the others of its parent, or of one above it, which has a row of its own',
};

/**
 * What is measured of a cell: its people, who alone decide whether anything of it leaves, and sums by their names, in
 * whole smallest units, which leave with them or not at all (core/privacy/noise/summed-release.ts).
 */
interface Measures<People, Sum> {
  readonly people: People;
  readonly sums?: Readonly<Record<string, Sum>>;
}

/** A declared cell: the values that it is about, by the names of what is counted by; none where all is one cell. */
interface Cell {
  readonly by: Readonly<Record<string, string>>;
}

/** A declared cell as far as the room itself knows it: undefined when fewer than k, as SQL returns no such count. */
export type CountedCell = Cell & Measures<number | undefined, bigint>;

/** What leaves the room about one cell. A suppressed one says nothing of its size. */
export type CellOutcome =
  | ({ readonly outcome: 'released' } & Measures<number, number>)
  | { readonly outcome: 'suppressed'; readonly reason: SuppressionReason };

/** One declared cell and its outcome. */
export type ReleasedCell = Cell & CellOutcome;
