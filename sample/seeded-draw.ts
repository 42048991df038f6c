import { createHash } from 'node:crypto';

/** A number in [0, 1) that depends only on the seed, the purpose and `n`. */
export type Draw = (n: number) => number;

const UINT32_VALUES = 2 ** 32;

/** The finaliser of MurmurHash3: a bijection of 32 bits that spreads every bit. */
export const mix32 = (value: number): number => {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
};

/** Two 32-bit keys for one purpose, so that draws for different purposes are independent. */
export const keysOf = (seed: number, purpose: string): readonly [number, number] => {
  const digest = createHash('sha256').update(`${seed}/${purpose}`).digest();
  return [digest.readUInt32LE(0), digest.readUInt32LE(4)];
};

/**
 * Random access instead of a sequence: the draw for person 7 can be taken without the six before,
 * which is what lets both files be streamed in different orders and agree on every person.
 */
export const seededDraw = (seed: number, purpose: string): Draw => {
  const [before, after] = keysOf(seed, purpose);
  return (n) => mix32((mix32(n ^ before) + after) >>> 0) / UINT32_VALUES;
};
