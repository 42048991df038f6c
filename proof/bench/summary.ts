/** One run: its timing, and the peak memory of its whole process. Null: not known. */
export interface Measured {
  readonly seconds: number;
  readonly cpuSeconds: number | null;
  readonly rssMegabytes: number | null;
}

/** The middle of some numbers, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Several runs of the same thing. */
export interface Summary {
  readonly runs: number;
  readonly seconds: Spread;
  readonly cpuSeconds: Spread | null;
  /** The largest peak. */
  readonly rssMegabytes: number | null;
}

/** The middle value, or the mean of the two in the middle. Throws where there is none. */
export const medianOf = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor((sorted.length - 1) / 2)];
  const high = sorted[Math.ceil((sorted.length - 1) / 2)];
  if (low === undefined || high === undefined) throw new Error('there is no median of no runs');
  return (low + high) / 2;
};

/** The middle and the ends of some numbers. */
export const spreadOf = (values: readonly number[]): Spread => ({
  median: medianOf(values),
  least: Math.min(...values),
  most: Math.max(...values),
});

/** The known values, or null if there are none. */
const known = <Result>(
  values: readonly (number | null)[],
  join: (all: readonly number[]) => Result,
): Result | null => {
  const numbers = values.filter((value) => value !== null);
  return numbers.length === 0 ? null : join(numbers);
};

/** Medians of seconds and CPU, and the largest peak of memory. */
export const summarise = (measured: readonly Measured[]): Summary => ({
  runs: measured.length,
  seconds: spreadOf(measured.map((run) => run.seconds)),
  cpuSeconds: known(
    measured.map((run) => run.cpuSeconds),
    spreadOf,
  ),
  rssMegabytes: known(
    measured.map((run) => run.rssMegabytes),
    (all) => Math.max(...all),
  ),
});

/**
 * How often the one goes into the other, of medians; the ends are those of runs that followed each other, so that what
 * slowed both down is in neither.
 */
export const ratioOf = (of: readonly number[], to: readonly number[]): Spread => {
  const paired = of.slice(0, to.length).map((value, run) => value / (to[run] ?? Number.NaN));
  const { least, most } = spreadOf(paired);
  return { median: medianOf(of) / medianOf(to), least, most };
};

/** One size, and what was measured at it. */
interface AtSize {
  readonly size: number;
  readonly seconds: number;
}

/** How seconds grow from the smaller to the larger size: 1 is linear, 2 is quadratic. */
export const exponentOf = (small: AtSize, large: AtSize): number =>
  Math.log(large.seconds / small.seconds) / Math.log(large.size / small.size);
