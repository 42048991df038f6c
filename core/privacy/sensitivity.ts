/** What the noise hides of a person: that they are on a list, or the value of any attribute as well. */
export const PROTECTS = ['membership', 'attributes'] as const;
export type Protects = (typeof PROTECTS)[number];

/** By how much each cell changes, largest first; cells that stay are left out. */
export type ChangeVector = readonly number[];

/**
 * The worst that one person of each list can do to the counts of a question. Every change that can happen
 * is weakly majorised by one of these: for each n, its n largest numbers sum to no more. So it is no larger
 * in L1, in L2, and in any sum of a function of the numbers that grows, is convex and is 0 at 0.
 */
export interface Sensitivity {
  /** By somebody of the counted list. */
  readonly counted: readonly ChangeVector[];
  /** By somebody of the other list. */
  readonly other: readonly ChangeVector[];
}

const largest = (
  vectors: readonly ChangeVector[],
  sizeOf: (vector: ChangeVector) => number,
): number => Math.max(0, ...vectors.map(sizeOf));

/** Δ in L1: the most by which one person changes the counts, all cells together. */
export const l1Of = (vectors: readonly ChangeVector[]): number =>
  largest(vectors, (vector) => vector.reduce((sum, change) => sum + change, 0));

/** The square of Δ in L2: the largest sum of squares. */
export const l2SquaredOf = (vectors: readonly ChangeVector[]): number =>
  largest(vectors, (vector) => vector.reduce((sum, change) => sum + change ** 2, 0));

/** What a person of either list can do: noise that covers all of it protects both. */
export const worstOf = ({ counted, other }: Sensitivity): readonly ChangeVector[] => [
  ...counted,
  ...other,
];
