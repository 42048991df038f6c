import { DEVIATIONS_95, type Interval } from '#core/measurement/rate.ts';

/** A number that was released, and the variance of what noise and rounding did to it. */
export interface UncertainNumber {
  readonly value: number;
  readonly variance: number;
}

/** A count that is not above so many of its deviations is none to divide by. */
const DIVISIBLE = 4;

/**
 * What a sum comes to for each of so many people, and what it is between in 95 of 100 releases, noise and rounding
 * alone: by the delta method. Undefined where the number of people may well be nothing.
 */
export const meanOf = (sum: UncertainNumber, people: UncertainNumber): Interval | undefined => {
  if (people.value <= DIVISIBLE * Math.sqrt(people.variance)) return undefined;
  const value = sum.value / people.value;
  const variance = (sum.variance + value ** 2 * people.variance) / people.value ** 2;
  const width = DEVIATIONS_95 * Math.sqrt(variance);
  return {
    value: Math.max(0, value),
    low: Math.max(0, value - width),
    high: Math.max(0, value + width),
  };
};
