/** Ratios may fall by so much before it counts. */
const TOLERATED_FALL = 0.2;

/** What runs of one guarded ratio come to. */
export interface Verdict {
  readonly fell: boolean;
  /** The best pair, as a share of the committed ratio. */
  readonly best: number;
}

/**
 * Whether a ratio fell: only if it did in every pair of runs, because noise slows one down and hardly all of them.
 * Ratios are the better the higher they are.
 */
export const judge = (committed: number, pairs: readonly number[]): Verdict => {
  const best = Math.max(...pairs) / committed;
  return { fell: pairs.length > 0 && best < 1 - TOLERATED_FALL, best };
};

/**
 * Measures pairs until one holds, at most so many: what holds is known after one pair, and what fell has fallen in all.
 */
export const judgePairs = async (
  committed: number,
  most: number,
  pair: () => Promise<number>,
): Promise<Verdict> => {
  const pairs: number[] = [];
  do pairs.push(await pair());
  while (judge(committed, pairs).fell && pairs.length < most);
  return judge(committed, pairs);
};
