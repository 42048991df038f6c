import { MAX_SHARD_ROWS } from '#core/deployment-limits.ts';
import { PART_ROWS } from '#core/limits.ts';
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

/** The sizes that the page speaks of. */
export const SIZES: readonly number[] = [10_000_000, 100_000_000, 1_000_000_000];

/** A list of so many rows, in the fewest shards that can be settled. Bytes grow with rows as measured. */
export const loadOf = (rows: number, { rows: of, dropPartBytes, tokenBytes }: Measured): Load => {
  const perRow = Object.values(tokenBytes).reduce((sum, bytes) => sum + bytes, 0) / of;
  const most = SHARD_COUNTS.at(-1) ?? 1;
  return {
    rows,
    kinds: Object.keys(tokenBytes).length,
    parts: Math.ceil(rows / PART_ROWS),
    shards: SHARD_COUNTS.find((count) => rows / count <= MAX_SHARD_ROWS) ?? most,
    dropBytes: (rows / of) * dropPartBytes,
    tokenBytes: rows * perRow,
  };
};
