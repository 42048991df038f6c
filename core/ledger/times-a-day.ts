import { DAY_MS } from '#core/day.ts';

/** Notes when something was done once more; of the earlier times it keeps no more than the limit asks for. */
export const noteTime = (times: string[], at: string, limit: number): void => {
  times.push(at);
  if (times.length > limit) times.shift();
};

/** Was it done as often within a day as it may be? */
export const isLimitReached = (times: readonly string[], now: Date, limit: number): boolean => {
  // A clock that was wrong may have noted some far ahead: they shut nobody out until then.
  const isOfToday = (at: string): boolean =>
    Math.abs(now.getTime() - new Date(at).getTime()) < DAY_MS;
  return times.filter(isOfToday).length >= limit;
};
