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

/** Shares of a whole, by name; a name without one has none. What is missing to 1 is the rest. */
export type Rates<Name extends string> = Readonly<Partial<Record<Name, number>>>;

/** Makes a chooser that turns a draw in [0, 1) into a name, each as often as its rate says. */
export const choiceByRate = <Name extends string, Rest extends string>(
  rates: Rates<Name>,
  rest: Rest,
): ((draw: number) => Name | Rest) => {
  const names = Object.keys(rates) as Name[];
  let total = 0;
  const steps = names.map((name) => {
    total += rates[name] ?? 0;
    return { name, below: total };
  });
  return (draw) => {
    for (const { name, below } of steps) if (draw < below) return name;
    return rest;
  };
};

/** The item of a non-empty list that a draw in [0, 1) falls on. */
export const pickFrom = <T>(items: readonly T[], draw: number): T => {
  const item = items[Math.floor(draw * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
};
