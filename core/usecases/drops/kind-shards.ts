import type { TokenKind } from '#core/identifiers/kinds.ts';
import type { KindShard } from '#core/room-layout.ts';
import { type ShardCount, shardNames } from '#core/shards.ts';

/** The shards of each of these kinds, in their order. */
export const kindShards = (kinds: readonly TokenKind[], count: ShardCount): readonly KindShard[] =>
  kinds.flatMap((kind) => shardNames(count).map((shard) => ({ kind, shard })));
