/** What the true count of a cell is between, and the count that came out; none of a suppressed one. */
export interface BoundedCount {
  readonly people?: number | undefined;
  readonly low: number;
  readonly high: number;
}

/** Those of one value: whoever is selected, of everybody. */
export interface SelectedOf {
  readonly selected: BoundedCount;
  readonly everybody: BoundedCount;
}

/** What a rate or a ratio is between, and what it comes to; no `value` where a count did not come out. */
export interface Bounds {
  readonly value?: number;
  readonly low: number;
  readonly high: number;
}

/** What a ratio says by the four-fifths rule, with all that noise leaves open. */
type Verdict = 'below' | 'not-below' | 'cannot-tell';

/** One value beside the one with the highest rate. */
export interface Compared {
  readonly rate: Bounds;
  /** Its rate by the highest; undefined where there is no other to compare it with. */
  readonly ratio?: Bounds;
  readonly verdict?: Verdict;
}

/** Below this part of the highest rate: 29 CFR 1607.4(D). */
export const FOUR_FIFTHS = 0.8;

const rateOf = ({ selected, everybody }: SelectedOf): Bounds => {
  const { people } = selected;
  const value =
    people === undefined || everybody.people === undefined
      ? {}
      : { value: Math.min(1, people / everybody.people) };
  return {
    ...value,
    low: Math.min(1, selected.low / everybody.high),
    high: Math.min(1, selected.high / everybody.low),
  };
};

const verdictOf = ({ low, high }: Bounds): Verdict => {
  if (high < FOUR_FIFTHS) return 'below';
  return low >= FOUR_FIFTHS ? 'not-below' : 'cannot-tell';
};

/** No rate is more than the highest, of which it may be one itself. */
const ratioTo = (rate: Bounds, others: readonly Required<Bounds>[]): Bounds | undefined => {
  if (others.length === 0) return undefined;
  const [highest, low, high] = [
    Math.max(...others.map(({ value }) => value)),
    Math.max(...others.map((each) => each.low)),
    Math.max(...others.map((each) => each.high)),
  ];
  const most = rate.value === undefined ? Number.POSITIVE_INFINITY : 1;
  return {
    ...(rate.value !== undefined && { value: Math.min(1, rate.value / highest) }),
    low: Math.min(most, rate.low / high),
    high: Math.min(most, rate.high / low),
  };
};

const cameOut = (rate: Bounds): rate is Required<Bounds> =>
  rate.value !== undefined && rate.low > 0;

/**
 * The selection rate of each value, and its ratio to the highest rate of those whose counts came out, whichever that
 * truly is: so no reference is chosen by what noise made the highest. Promise: where every true count is within its
 * bounds, so is every rate and every ratio. `everybody` must hold somebody for certain, and a selected count that came
 * out as well.
 */
export const comparedRates = (counts: readonly SelectedOf[]): readonly Compared[] => {
  const rates = counts.map(rateOf);
  return rates.map((rate, at) => {
    const others = rates.filter((_, other) => other !== at).filter(cameOut);
    const ratio = ratioTo(rate, others);
    return ratio ? { rate, ratio, verdict: verdictOf(ratio) } : { rate };
  });
};
