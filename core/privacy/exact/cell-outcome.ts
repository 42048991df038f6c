/**
 * Why a cell is suppressed. One reason per mode: telling a small cell from one that protects it
 * would undo the protection.
 */
export const SUPPRESSION_REASONS = ['below-noisy-threshold', 'small-or-protecting'] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** What leaves the room about one cell. A suppressed one says nothing of its size. */
export type CellOutcome =
  | { readonly outcome: 'released'; readonly people: number }
  | { readonly outcome: 'suppressed'; readonly reason: SuppressionReason };

/** One declared cell and its outcome. */
export type ReleasedCell = CellOutcome & { readonly row: string; readonly column: string };
