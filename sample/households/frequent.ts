import { mix32 } from '#sample/draws.ts';

/** Draws are looked up in so many steps: the rarest word of a pool is about as rare as this. */
const STEPS = 1 << 16;

/**
 * Makes a chooser from a list by Zipf's law as Mandelbrot shifted it: the word of rank r is as frequent as 1 / (r + shift).
 * Names, streets and places are so: a few are everywhere, and most are rare.
 */
export const byFrequency = <T>(items: readonly T[], shift: number): ((draw: number) => T) => {
  const weights = items.map((_, rank) => 1 / (rank + 1 + shift));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const steps: T[] = [];
  let reached = 0;
  for (const [rank, item] of items.entries()) {
    reached += (weights[rank] ?? 0) / whole;
    while (steps.length < Math.round(reached * STEPS)) steps.push(item);
  }
  return (draw) => {
    const found = steps[Math.floor(draw * steps.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  };
};

/** Words in an order that looks like chance and is always the same: dictionaries are sorted, frequency is not. */
export const shuffled = (words: readonly string[]): readonly string[] =>
  words
    .map((word, at) => ({ word, key: mix32(at + 1) }))
    .sort((one, other) => one.key - other.key)
    .map(({ word }) => word);
