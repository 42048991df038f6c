import type { Agreement } from '#core/agreement/agreement-schema.ts';
import { effectiveTerms } from '#core/agreement/effective-terms.ts';
import { MAX_COMPARED_TOKENS, MAX_SHARD_ROWS } from '#core/deployment-limits.ts';
import type { Manifest } from '#core/drops/manifest.ts';
import type { ShardCount } from '#core/shards.ts';

/** How much the machines of a room can take in one drop. */
export interface DropCapacity {
  /** Rows that its shards can settle. */
  readonly rows: number;
  /** Tokens of a list that one machine compares whole with its older versions, as rooms without noise do, and whoever makes lists of its people. */
  readonly comparedTokens: number;
}

/** A laptop is its owner's: what bounds it is its disk. */
export const LAPTOP: DropCapacity = { rows: Infinity, comparedTokens: Infinity };

/** What the functions of a deployed room can take, whose memory, disk and time are those of their table. */
export const deployedCapacity = (shards: ShardCount): DropCapacity => ({
  rows: shards * MAX_SHARD_ROWS,
  comparedTokens: MAX_COMPARED_TOKENS,
});

/** Most rows of a drop of so many kinds that a room of these terms takes. */
const mostRows = (
  agreement: Agreement,
  { kinds }: Pick<Manifest, 'kinds'>,
  { rows, comparedTokens }: DropCapacity,
): number =>
  effectiveTerms(agreement).noise === 'none'
    ? Math.min(rows, Math.floor(comparedTokens / kinds.length))
    : rows;

/** The most rows that a room takes of a drop, where it has more. The sum that its manifest tells is not checked. */
export const rowsTooMany = (
  agreement: Agreement,
  manifest: Pick<Manifest, 'kinds' | 'parts'>,
  capacity: DropCapacity,
): number | undefined => {
  const most = mostRows(agreement, manifest, capacity);
  return manifest.parts.reduce((sum, { rows }) => sum + rows, 0) > most ? most : undefined;
};
