import { MAX_SUM_STEPS } from '#core/event-limits.ts';
import { leastWithin } from '#core/privacy/halving.ts';
import type { Price } from '#core/privacy/price.ts';
import type { ChangeVector } from '#core/privacy/sensitivity.ts';
import { isDrawable, lawFor, type NoiseLaw, worthless } from './noise-law.ts';

/** A sum of an answer by its name, the step in which it is told, and how its noise is distributed, in steps. */
export interface SumLaw {
  readonly name: string;
  readonly step: number;
  readonly law: NoiseLaw;
}

/** A sum that is to be noised. */
export interface SumTerms {
  readonly name: string;
  /** The most that one pair adds to all cells together, in whole smallest units. */
  readonly most: number;
  /** What one person can do to the sum, in steps of that size. */
  changesIn(step: number): readonly ChangeVector[];
}

/**
 * The law of a sum at a price: in the smallest step of which noise can still be drawn, where a pair adds so many steps
 * at most. Smaller steps round less and change nothing of the noise, which hides the same. Throws AirlockError('usage')
 * for a price that buys nothing but noise.
 */
export const sumLaw = (
  noise: NoiseLaw['noise'],
  price: Price,
  { name, most, changesIn }: SumTerms,
): SumLaw => {
  const stepFor = (steps: number): number => Math.ceil(most / steps);
  const isTooFine = (steps: number): boolean =>
    !isDrawable(noise, price, changesIn(stepFor(steps)));
  const steps = leastWithin(1, MAX_SUM_STEPS + 1, isTooFine) - 1;
  if (steps < 1) throw worthless();
  const step = stepFor(steps);
  return { name, step, law: lawFor(noise, price, changesIn(step)) };
};
