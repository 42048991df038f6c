import { bar, count } from '#cli/render/table.ts';

/** How far a file was read; `total` is 0 where nobody knows how long it is. */
export interface ReadSoFar {
  readonly done: number;
  readonly total: number;
  readonly rows: number;
}

/** Seconds of reading before anything is said of how long it takes. */
const SETTLED = 2;

const MINUTE = 60;

const timeOf = (seconds: number): string => {
  const whole = Math.ceil(seconds);
  if (whole < MINUTE) return `${whole} s`;
  return `${Math.floor(whole / MINUTE)} min ${whole % MINUTE} s`;
};

/** Rounded to two digits, so that it does not flicker. */
const rateOf = (rows: number, seconds: number): string =>
  count(Number((rows / seconds).toPrecision(2)));

/**
 * Makes the line of progress of a file that is read from now on: how far it is, how many rows a second, and
 * how long the rest takes if it goes on so. `now` answers milliseconds.
 */
export const readingProgress = (now: () => number): ((read: ReadSoFar) => string) => {
  const start = now();
  return ({ done, total, rows }) => {
    const seconds = (now() - start) / 1000;
    const read = `${bar(done, total)} ${count(rows)} rows`;
    if (seconds < SETTLED) return read;
    const rate = `${read}, ${rateOf(rows, seconds)} rows/s`;
    if (done <= 0 || done >= total) return rate;
    return `${rate}, ${timeOf((seconds / done) * (total - done))} left`;
  };
};
