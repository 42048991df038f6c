import type { ChangeVector, Protects, Sensitivity } from '#core/privacy/sensitivity.ts';

/** What a question makes of the histories of matched pairs. */
export interface HistoryCells {
  /** How many kinds it matches on. */
  readonly kinds: number;
  /** A: the most cells that one pair counts in. */
  readonly perPair: number;
  /** Whether a list decides anything of what a pair counts: by its events, its attributes or a filter by either. */
  readonly decides: { readonly counted: boolean; readonly other: boolean };
}

/** A sum of such a question: the most that one pair adds to all cells together, and the step in which it is noised. */
export interface HistorySum {
  readonly most: number;
  readonly step: number;
}

/** How many pairs go and how many come, as far as they are seen: two in a row that count alike cancel. */
const seenPairs = (
  own: boolean,
  others: boolean,
  longest: number,
): readonly [gone: number, come: number] => {
  if (!own) return [1, 0];
  const seen = others ? longest : Math.min(longest, 2);
  return [Math.ceil(seen / 2), Math.floor(seen / 2)];
};

const ofEach = (
  { kinds, decides: { counted, other } }: HistoryCells,
  protects: Protects,
  changeBy: (pairs: number) => ChangeVector,
): Sensitivity => {
  // Whose attribute or event changes has a pair that counts in other cells than before.
  const longest = Math.max(kinds, protects === 'attributes' ? 2 : 1);
  const seen = (own: boolean, others: boolean): ChangeVector =>
    seenPairs(own, others, longest)
      .filter((pairs) => pairs > 0)
      .flatMap(changeBy)
      .toSorted((one, another) => another - one);
  return { counted: [seen(counted, other)], other: [seen(other, counted)] };
};

const ones = (cells: number): ChangeVector => Array.from({ length: cells }, () => 1);

/**
 * What one person can do to counts of people by the histories of matched pairs, with any number of events. The pairs
 * that go when a person does, and those that come, form one path; those that go change other cells than those that
 * come, at worst, and all that go the same. Proof: docs/privacy.md, section "Histories".
 */
export const historySensitivity = (cells: HistoryCells, protects: Protects): Sensitivity =>
  ofEach(cells, protects, (pairs) => Array.from({ length: cells.perPair }, () => pairs));

/**
 * The same of a sum, in steps, after each cell was rounded to whole steps: pairs that all add to one cell, and one
 * step by rounding in each of the others. Proof: docs/privacy.md, section "Histories".
 */
export const sumSensitivity = (
  cells: HistoryCells,
  { most, step }: HistorySum,
  protects: Protects,
): Sensitivity =>
  ofEach(cells, protects, (pairs) => [
    Math.ceil((pairs * most) / step),
    ...ones(pairs * cells.perPair - 1),
  ]);
