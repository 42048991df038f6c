import type { Clock } from '#core/ports/clock.ts';

/** A clock that starts at a fixed time and goes on by a second with every look. */
export const stepClock = (start = '2026-11-02T08:00:00.000Z'): Clock => {
  let at = Date.parse(start);
  return {
    now: () => {
      at += 1000;
      return new Date(at);
    },
  };
};
