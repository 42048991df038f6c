import { DAY_MS } from '#core/day.ts';

/** The seconds since 1970 in which something must have been to be taken. */
export interface TakenSpan {
  readonly earliest: number;
  readonly latest: number;
}

const DAY = DAY_MS / 1000;

/** What is not older than so many days, without bound if left out, and at most a day after its drop was prepared: clocks differ. */
export const takenSpan = (maxAgeDays: number | undefined, preparedAt: Date): TakenSpan => {
  const second = Math.floor(preparedAt.getTime() / 1000);
  const earliest = maxAgeDays === undefined ? 0 : Math.max(0, second - maxAgeDays * DAY);
  return { earliest, latest: second + DAY };
};
