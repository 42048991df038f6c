import { z } from 'zod';

/**
 * Into how many pieces the tokens of a version can be cut. One is for a laptop and for small lists: the sizes of
 * the pieces say something of the list. 16 and 128 are for lists that no one machine settles.
 */
export const SHARD_COUNTS = [1, 16, 128] as const;

/** Such a number. A token's shard is its first log2 of so many bits. */
export const ShardCount = z.literal(SHARD_COUNTS);
export type ShardCount = z.infer<typeof ShardCount>;

/** A shard as folders call it: three digits, whatever the count. */
export const shardName = (index: number): string => String(index).padStart(3, '0');

/** The shards of a version, in the order of their tokens' bits. */
export const shardNames = (count: ShardCount): readonly string[] =>
  Array.from({ length: count }, (_, index) => shardName(index));

/** What whoever tokenises a part calls what it has of one kind in one shard. */
export const pieceName = (kind: string, shard: string): string => `${kind}-${shard}.parquet`;

/** The name of a shard, as it is read from elsewhere. */
export const ShardName = z.string().regex(/^\d{3}$/);

const shiftOf = (count: ShardCount): bigint => BigInt(64 - Math.log2(count));

/** The shard of a token by its first half, as the vault writes it: with a sign. */
export const shardOf = (tokenHi: bigint, count: ShardCount): number =>
  Number(BigInt.asUintN(64, tokenHi) >> shiftOf(count));

/** The least and the most that the first half of a token of this shard can be, as the vault writes it. */
export const shardTokens = (index: number, count: ShardCount): readonly [bigint, bigint] => {
  if (count === 1) return [-(2n ** 63n), 2n ** 63n - 1n];
  const least = BigInt.asIntN(64, BigInt(index) << shiftOf(count));
  return [least, least + (1n << shiftOf(count)) - 1n];
};
