/** What a release protects: whether somebody is on a list, or their attributes as well. */
export const PROTECTS = ['membership', 'attributes'] as const;
export type Protects = (typeof PROTECTS)[number];

/** By how much each cell changes, largest first, cells that stay left out. */
export type ChangeVector = readonly number[];

/** The worst that one person of each list can do to the counts of a question. */
export interface Sensitivity {
  readonly counted: readonly ChangeVector[];
  readonly other: readonly ChangeVector[];
}

const most = (vectors: readonly ChangeVector[], size: (change: number) => number): number =>
  Math.max(0, ...vectors.map((vector) => vector.reduce((sum, each) => sum + size(each), 0)));

/** The largest change of all cells together. */
export const l1Of = (vectors: readonly ChangeVector[]): number => most(vectors, Math.abs);

/** The largest sum of the squares of the changes. */
export const l2SquaredOf = (vectors: readonly ChangeVector[]): number =>
  most(vectors, (change) => change ** 2);

/** The worst that one person of either list can do. */
export const worstOf = ({ counted, other }: Sensitivity): readonly ChangeVector[] => [
  ...counted,
  ...other,
];
