import { keysOf, mix32 } from './seeded-draw.ts';

const ROUNDS = 4;

/** Bits of half a block, so that two halves cover `size` values. */
const halfBitsFor = (size: number): number =>
  Math.max(1, Math.ceil(Math.log2(Math.max(2, size)) / 2));

/**
 * A seeded shuffle of 0 … size-1 that needs no memory: a Feistel network over the next power of
 * four, walked again while it lands outside. `size` may be up to 2^30.
 */
export const permutationOf = (seed: number, purpose: string, size: number) => {
  const half = halfBitsFor(size);
  const mask = 2 ** half - 1;
  const keys = Array.from({ length: ROUNDS }, (_, round) => keysOf(seed, `${purpose}/${round}`)[0]);
  const scramble = (n: number): number => {
    let left = n >>> half;
    let right = n & mask;
    for (const key of keys) [left, right] = [right, left ^ (mix32(right ^ key) & mask)];
    return ((left << half) | right) >>> 0;
  };
  return (n: number): number => {
    let value = scramble(n);
    while (value >= size) value = scramble(value);
    return value;
  };
};
