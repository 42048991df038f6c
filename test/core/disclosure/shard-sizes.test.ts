import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type ShardCount, shardOf } from '#core/shards.ts';
import { seededRandomness } from '#proof/bench/utility/seeded-randomness.ts';

const PEOPLE = 2_000;
const GAMES = 300;

/** How many tokens of a list fall into each shard, which is what a listing of the vault's files tells. */
const sizesOf = (tokens: readonly bigint[], shards: ShardCount): readonly number[] => {
  const sizes = Array.from({ length: shards }, () => 0);
  for (const token of tokens) {
    const shard = shardOf(token, shards);
    sizes[shard] = (sizes[shard] ?? 0) + 1;
  }
  return sizes;
};

/**
 * The best that can be made of two listings: whoever is on both lists is in the same shard of each, so that what
 * is many in one shard of one list is many in that of the other. Tokens are uniform, as HMACs are.
 */
const guessOverlap = (one: readonly number[], other: readonly number[]): number => {
  const shards = one.length;
  const mean = (sizes: readonly number[]): number => sizes.reduce((a, b) => a + b, 0) / shards;
  const [ours, theirs] = [mean(one), mean(other)];
  const together = one.reduce(
    (sum, size, at) => sum + (size - ours) * ((other[at] ?? 0) - theirs),
    0,
  );
  return together / (1 - 1 / shards);
};

/** Guesses in many rooms whose lists share so many people; what they are on average, and how far they lie apart. */
const play = (shards: ShardCount, shared: number) => {
  const randomness = seededRandomness(`${shards} shards, ${shared} shared`);
  const token = (): bigint => BigInt.asIntN(64, Buffer.from(randomness.bytes(8)).readBigUInt64BE());
  const tokens = (count: number): bigint[] => Array.from({ length: count }, token);
  const guesses = Array.from({ length: GAMES }, () => {
    const both = tokens(shared);
    return guessOverlap(
      sizesOf([...both, ...tokens(PEOPLE - shared)], shards),
      sizesOf([...both, ...tokens(PEOPLE - shared)], shards),
    );
  });
  const mean = guesses.reduce((a, b) => a + b, 0) / GAMES;
  const spread = Math.sqrt(guesses.reduce((sum, guess) => sum + (guess - mean) ** 2, 0) / GAMES);
  return { mean, spread };
};

describe('the sizes of shards, which whoever lists the vault reads', () => {
  it.each([
    [16, 0],
    [16, 600],
    [128, 0],
    [128, 600],
  ] as const)(
    'tell by %d shards of %d shared people no more than ± N/√shards',
    (shards, shared) => {
      const { mean, spread } = play(shards, shared);
      const told = PEOPLE / Math.sqrt(shards);
      expect(Math.abs(mean - shared)).toBeLessThan((4 * spread) / Math.sqrt(GAMES));
      // Who is on both lists makes the sizes alike, and the guess a little less sure.
      expect(spread / told).toBeGreaterThan(0.85);
      expect(spread / told).toBeLessThan(1.25);
    },
  );

  it('are one size where there is one shard: of that nobody guesses anything', () => {
    const alone = (count: number) =>
      sizesOf(
        Array.from({ length: count }, (_, n) => BigInt(n)),
        1,
      );
    expect(alone(PEOPLE)).toEqual([PEOPLE]);
    expect(guessOverlap(alone(PEOPLE), alone(PEOPLE))).toBeNaN();
  });

  it('tell what the privacy page says of a million people a side', async () => {
    const page = await readFile(new URL('../../../docs/privacy.md', import.meta.url), 'utf8');
    const said = (shards: ShardCount): string =>
      `± ${(Math.round(1_000 / Math.sqrt(shards)) * 1_000).toLocaleString('en')} with ${shards} shards`;
    for (const shards of [16, 128] as const) expect(page).toContain(said(shards));
  });
});
