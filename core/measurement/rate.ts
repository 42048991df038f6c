/** A count as it was released: noise or rounding has changed it, by so much. */
export interface UncertainCount {
  readonly people: number;
  /** The variance of what was put to the count, or taken from it. */
  readonly variance: number;
}

/** The people of one arm of an experiment: those who converted, and the others. */
export interface ArmCounts {
  readonly converted: UncertainCount;
  readonly others: UncertainCount;
}

/** A share of people with the variance that it has from noise and from sampling together. */
export interface Rate {
  readonly value: number;
  readonly variance: number;
}

/** A number and what the true one is between, 95 times of 100. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How many deviations of a normal number make its interval of 95 %. */
export const DEVIATIONS_95 = 1.959964;

/** All of an arm. */
export const peopleOf = ({ converted, others }: ArmCounts): UncertainCount => ({
  people: converted.people + others.people,
  variance: converted.variance + others.variance,
});

/**
 * The conversion rate of an arm: p = a / (a + b). To first order its variance is that of p of so many people, and
 * what noise of a and b adds, for which p moves by (1 − p) / m and by −p / m. The arm must hold somebody.
 */
export const rateOf = (counts: ArmCounts): Rate => {
  const { people } = peopleOf(counts);
  const { converted, others } = counts;
  const value = converted.people / people;
  const noise = (1 - value) ** 2 * converted.variance + value ** 2 * others.variance;
  return { value, variance: (value * (1 - value)) / people + noise / people ** 2 };
};

const within = (low: number, high: number, value: number): number =>
  Math.min(high, Math.max(low, value));

/** A normal number and its interval, of which what cannot be is left out: nothing is clipped before. */
export const intervalOf = (
  { value, variance }: Rate,
  [least, most]: readonly [number, number],
): Interval => {
  const width = DEVIATIONS_95 * Math.sqrt(variance);
  const [told, low, high] = [value, value - width, value + width].map((each) =>
    within(least, most, each),
  ) as [number, number, number];
  return { value: told, low, high };
};
