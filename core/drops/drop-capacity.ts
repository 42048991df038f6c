import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { MAX_COMPARED_ROWS, MAX_SHARD_ROWS } from '#core/limits.ts';
import type { ShardCount } from '#core/shards.ts';

/** How much the machines of a room can take in one drop. */
export interface DropCapacity {
  /** Rows that its shards can settle. */
  readonly rows: number;
  /** Rows of a list that one machine compares whole with its older versions, which rooms without noise do. */
  readonly comparedRows: number;
}

/** A laptop is its owner's: what bounds it is its disk. */
export const LAPTOP: DropCapacity = { rows: Infinity, comparedRows: Infinity };

/** What the functions of a deployed room can take, whose memory, disk and time are those of their table. */
export const deployedCapacity = (shards: ShardCount): DropCapacity => ({
  rows: shards * MAX_SHARD_ROWS,
  comparedRows: MAX_COMPARED_ROWS,
});

/** Most rows of a drop that a room of these terms takes. */
export const mostRows = (agreement: Agreement, { rows, comparedRows }: DropCapacity): number =>
  effectiveTerms(agreement).noise === 'none' ? Math.min(rows, comparedRows) : rows;

/** The rows of a drop as its manifest tells them, part by part: the sum beside them is not checked. */
export const rowsOf = (parts: readonly { readonly rows: number }[]): number =>
  parts.reduce((sum, { rows }) => sum + rows, 0);
