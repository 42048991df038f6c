import type { ChangeVector, Protects, Sensitivity } from '#core/privacy/sensitivity.ts';

/** What the attributes of one list decide about a pair. */
interface Decides {
  /** In which cell it is counted. */
  readonly cells: boolean;
  /** Whether it is counted at all. */
  readonly filter: boolean;
}

/** What a question makes its cells of: it counts each matched pair in one, or leaves it out. */
interface PairCells {
  /** How many kinds it matches on. */
  readonly kinds: number;
  readonly counted: Decides;
  readonly other: Decides;
}

/**
 * So many pairs, gone and new in turn, each of which shares a person, and so a row or a column of the table, with
 * the one before. At worst they go round the four cells of a block: the fifth is back in the first, with the
 * sign that it had there. Of the four, those at `places` are cells of the question.
 */
const around = (pairs: number, places: readonly number[]): ChangeVector =>
  places.map((at) => Math.ceil((pairs - at) / 4)).filter((change) => change > 0);

/** The block as far as it is seen: a list that only filters makes one row of two, of which the other is left out. */
const placesOf = (own: Decides, others: Decides): readonly number[] => [
  0,
  ...(own.cells ? [1] : []),
  ...(others.cells ? [2] : []),
  ...(own.cells && others.cells ? [3] : []),
];

/**
 * What one person can do to counts of matched pairs. Without a person of either list, the pairs that go and
 * the pairs that come form one path from that person, in turn, each by a later kind than the one before: at
 * most one pair for each kind. Where one list's attributes make the cell, two pairs of the path that share a
 * person of that list cancel out, and what is left is its last pair, and its first if that was the person's
 * own. A filter takes pairs out of the path, so that others no longer cancel. Proofs: docs/privacy.md, section
 * "Sensitivity".
 */
export const pairSensitivity = (
  { kinds, counted, other }: PairCells,
  protects: Protects,
): Sensitivity => {
  // Whose attribute changes has a pair that leaves one cell and enters another.
  const longest = Math.max(kinds, protects === 'attributes' ? 2 : 1);
  const decides = ({ cells, filter }: Decides): boolean => cells || filter;
  const seen = (own: Decides, others: Decides): ChangeVector => {
    if (!decides(own)) return around(1, [0]);
    return around(decides(others) ? longest : Math.min(longest, 2), placesOf(own, others));
  };
  return { counted: [seen(counted, other)], other: [seen(other, counted)] };
};
