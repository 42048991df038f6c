import { MAX_SHARD_ROWS } from '#core/deployment-limits.ts';
import { MAX_PART_ROWS, MAX_PARTS, PART_ROWS } from '#core/part-limits.ts';
import { SHARD_COUNTS } from '#core/shards.ts';
import type { Measured } from '../measured.ts';

/** A list of some size, as it lies in a room. */
export interface Load {
  readonly rows: number;
  readonly kinds: number;
  readonly parts: number;
  readonly shards: number;
  /** Of the whole drop, prepared. */
  readonly dropBytes: number;
  /** Of all its tokens, in the vault. */
  readonly tokenBytes: number;
}

/** The sizes that the page speaks of. The last is the most that a manifest may tell of. */
export const SIZES: readonly number[] = [
  10_000_000,
  100_000_000,
  1_000_000_000,
  MAX_PARTS * MAX_PART_ROWS,
];

/**
 * A list of so many rows, in the fewest shards that can be settled and in parts of a million rows, or larger ones
 * where there would be too many. Bytes grow with rows as measured.
 */
export const loadOf = (rows: number, { rows: of, dropPartBytes, tokenBytes }: Measured): Load => {
  const perRow = Object.values(tokenBytes).reduce((sum, bytes) => sum + bytes, 0) / of;
  const most = SHARD_COUNTS.at(-1) ?? 1;
  return {
    rows,
    kinds: Object.keys(tokenBytes).length,
    parts: Math.min(MAX_PARTS, Math.ceil(rows / PART_ROWS)),
    shards: SHARD_COUNTS.find((count) => rows / count <= MAX_SHARD_ROWS) ?? most,
    dropBytes: (rows / of) * dropPartBytes,
    tokenBytes: rows * perRow,
  };
};
