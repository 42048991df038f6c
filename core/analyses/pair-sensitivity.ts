import type { ChangeVector, Protects, Sensitivity } from '#core/privacy/sensitivity.ts';

/** What a question makes its cells of: it counts each matched pair in one. */
interface PairCells {
  /** How many kinds it matches on. */
  readonly kinds: number;
  /** Whether attributes of the counted person of a pair decide its cell, and whether the other one's do. */
  readonly byCounted: boolean;
  readonly byOther: boolean;
}

/** The four cells of two rows and two columns. */
const BLOCK = [0, 1, 2, 3];

/**
 * So many pairs, gone and new in turn, each of which shares a person, and so a row or a column of the
 * table, with the one before. At worst they go round the four cells of a block: the fifth is back in the
 * first, with the sign that it had there.
 */
const around = (pairs: number): ChangeVector =>
  BLOCK.map((at) => Math.ceil((pairs - at) / BLOCK.length)).filter((change) => change > 0);

/**
 * What one person can do to counts of matched pairs. Without a person of either list, the pairs that go and
 * the pairs that come form one path from that person, in turn, each by a later kind than the one before: at
 * most one pair for each kind. Where one list's attributes make the cell, two pairs of the path that share a
 * person of that list cancel out, and what is left is its last pair, and its first if that was the person's
 * own. Proofs: docs/privacy.md, section "Sensitivity".
 */
export const pairSensitivity = (
  { kinds, byCounted, byOther }: PairCells,
  protects: Protects,
): Sensitivity => {
  // Whose attribute changes has a pair that leaves one cell and enters another.
  const longest = Math.max(kinds, protects === 'attributes' ? 2 : 1);
  const seen = (byOwn: boolean, byOthers: boolean): number => {
    if (!byOwn) return 1;
    return byOthers ? longest : Math.min(longest, 2);
  };
  return {
    counted: [around(seen(byCounted, byOther))],
    other: [around(seen(byOther, byCounted))],
  };
};
