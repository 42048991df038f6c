import { bar, count } from '#cli/render/table.ts';

/** How far a file was read; `total` is 0 where nobody knows how long it is. */
export interface ReadSoFar {
  readonly done: number;
  readonly total: number;
  readonly rows: number;
}

/** Seconds of reading before anything is said of how long it takes: a start is slower than what follows. */
const SETTLED = 2;

/** How many of the last seconds the rate is that of. */
const WINDOW = 5;

const MINUTE = 60;

const timeOf = (seconds: number): string => {
  const whole = Math.ceil(seconds);
  if (whole < MINUTE) return `${whole} s`;
  return `${Math.floor(whole / MINUTE)} min ${whole % MINUTE} s`;
};

/** Rounded to two digits, so that it does not flicker. */
const rateOf = (rows: number, seconds: number): string =>
  count(Number((rows / seconds).toPrecision(2)));

/** What was read, and when. */
type Sample = Omit<ReadSoFar, 'total'> & { readonly at: number };

const START: Sample = { at: 0, done: 0, rows: 0 };

/** Leaves of some samples, the oldest first, the last one before the window and all in it. */
const inWindow = (samples: readonly Sample[], at: number): readonly Sample[] => {
  const first = samples.findLastIndex((sample) => at - sample.at >= WINDOW);
  return first < 0 ? samples : samples.slice(first);
};

/**
 * Makes the line of progress of a file that is read from now on: how far it is, how many rows a second it took
 * in the last seconds, and how long the rest takes if it goes on so. `now` answers milliseconds.
 */
export const readingProgress = (now: () => number): ((read: ReadSoFar) => string) => {
  const start = now();
  let samples: readonly Sample[] = [START];
  return ({ done, total, rows }) => {
    const at = (now() - start) / 1000;
    const read = `${bar(done, total)} ${count(rows)} rows`;
    samples = [...inWindow(samples, at), { at, done, rows }];
    const [from = START] = samples;
    if (at < SETTLED || rows <= from.rows) return read;
    const rate = `${read}, ${rateOf(rows - from.rows, at - from.at)} rows/s`;
    if (done <= from.done || done >= total) return rate;
    return `${rate}, ${timeOf(((at - from.at) / (done - from.done)) * (total - done))} left`;
  };
};
