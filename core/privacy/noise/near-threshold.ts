import { leastWithin } from '#core/privacy/halving.ts';
import { halfWidth, type NoiseLaw, probabilityOf } from './noise-law.ts';

/** What a released number says of the true count. */
export interface CountReading {
  /** The true count is within these in 95 of 100 released cells, whatever it is. */
  readonly low: number;
  readonly high: number;
  /** The count under which as many released cells would say less as say more. */
  readonly estimate: number;
  /** Whether the threshold plays no part: the count is within the half-width of the noise, up and down. */
  readonly plain: boolean;
}

const CONFIDENCE = 95;
/** How unlikely a count must make the released number, on one side, to be left out. */
const TAIL = (1 - CONFIDENCE / 100) / 2;

/** P(X ≥ x), added up from the far end, where the numbers are small. */
const tailOf = (law: NoiseLaw): ((x: number) => number) => {
  const { bound } = law;
  const probability = probabilityOf(law);
  const sums = new Float64Array(2 * bound + 2);
  for (let x = bound; x >= -bound; x -= 1)
    sums[x + bound] = (sums[x + bound + 1] ?? 0) + probability(x);
  return (x) => sums[Math.min(Math.max(x + bound, 0), 2 * bound + 1)] ?? 0;
};

/**
 * Reads the numbers of released cells, for one law and k. A count c near the threshold t = k + B is released
 * only when its noise was upwards, so the number y is judged by what it is under that condition: c + X given c + X ≥ t. The
 * interval holds every c ≥ k under which neither y or more, nor y or less, has a probability of 0.025
 * at most; the estimate is the c that puts y in the middle. Both probabilities change one way with c, as
 * the law is log-concave. Proof and limits: docs/privacy.md, section "Near the threshold".
 */
export const countReader = (law: NoiseLaw, k: number): ((people: number) => CountReading) => {
  const tail = tailOf(law);
  const threshold = k + law.bound;
  const released = (count: number): number => tail(threshold - count);
  const width = halfWidth(law, CONFIDENCE);
  return (people) => {
    const orMore = (count: number): number => tail(people - count) / released(count);
    const more = (count: number): number => tail(people - count + 1) / released(count);
    const middle = (count: number): number => (orMore(count) + more(count)) / 2;
    const [least, most] = [Math.max(k, people - law.bound), people + law.bound];
    const low = leastWithin(least, most, (count) => orMore(count) > TAIL);
    const high = leastWithin(least, most, (count) => 1 - more(count + 1) <= TAIL);
    const above = leastWithin(least, most, (count) => middle(count) >= 0.5);
    const below = Math.max(least, above - 1);
    const estimate = middle(above) - 0.5 < 0.5 - middle(below) ? above : below;
    return { low, high, estimate, plain: people - low <= width && high - people <= width };
  };
};
