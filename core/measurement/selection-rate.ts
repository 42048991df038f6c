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
  /** Whether its rate is known closely enough for others to be compared with it. */
  readonly isReference: boolean;
  /** Its rate by the highest of those; undefined where there is no other. */
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

/** A rate that is not known to within four fifths itself would leave open whether any other is. */
const isKnown = (rate: Bounds): rate is Required<Bounds> =>
  rate.value !== undefined && rate.low > 0 && rate.low >= FOUR_FIFTHS * rate.high;

/** No rate is more than the highest, of which it may be one itself. */
const ratioTo = (rate: Bounds, others: readonly Required<Bounds>[]): Bounds | undefined => {
  if (others.length === 0) return undefined;
  const [highest, low, high] = [
    Math.max(...others.map(({ value }) => value)),
    Math.max(...others.map((each) => each.low)),
    Math.max(...others.map((each) => each.high)),
  ];
  const most = isKnown(rate) ? 1 : Number.POSITIVE_INFINITY;
  return {
    ...(rate.value !== undefined && { value: Math.min(most, rate.value / highest) }),
    low: Math.min(most, rate.low / high),
    high: Math.min(most, rate.high / low),
  };
};

/**
 * The selection rate of each value, and its ratio to the highest of those rates that are known to within four fifths,
 * whichever that truly is: so no reference is chosen by what noise made the highest, and none is too vague to compare
 * with. Promise: where every true count is within its bounds, so is every rate and every ratio. `everybody` must hold
 * somebody for certain.
 */
export const comparedRates = (counts: readonly SelectedOf[]): readonly Compared[] => {
  const rates = counts.map(rateOf);
  return rates.map((rate, at) => {
    const others = rates.filter((_, other) => other !== at).filter(isKnown);
    const ratio = ratioTo(rate, others);
    const isReference = isKnown(rate);
    return ratio ? { rate, isReference, ratio, verdict: verdictOf(ratio) } : { rate, isReference };
  });
};
