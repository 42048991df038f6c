import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SHARD_COUNTS, shardNames, shardOf, shardTokens } from '#core/shards.ts';

const halves = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n });

describe('a shard', () => {
  it.each(SHARD_COUNTS)(
    'of %d is told by the first bits of a token, whatever its sign (property)',
    (count) => {
      fc.assert(
        fc.property(halves, (hi) => {
          const bits = BigInt.asUintN(64, hi).toString(2).padStart(64, '0');
          const first = bits.slice(0, Math.log2(count));
          const shard = shardOf(hi, count);
          expect(shard).toBe(Number.parseInt(first || '0', 2));
          const [least, most] = shardTokens(shard, count);
          expect(least <= hi && hi <= most).toBe(true);
        }),
      );
    },
  );

  it.each(SHARD_COUNTS)('of %d has a name, and tokens that no other has', (count) => {
    const names = shardNames(count);
    expect(new Set(names).size).toBe(count);
    expect(names.toSorted()).toEqual(names);
    const ranges = names.map((_, index) => shardTokens(index, count));
    const sorted = ranges.toSorted(([one], [other]) => (one < other ? -1 : 1));
    expect(sorted[0]?.[0]).toBe(-(2n ** 63n));
    expect(sorted.at(-1)?.[1]).toBe(2n ** 63n - 1n);
    for (const [at, [least]] of sorted.entries())
      if (at > 0) expect(least).toBe((sorted[at - 1]?.[1] ?? 0n) + 1n);
  });
});
