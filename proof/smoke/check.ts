import type { Seat } from '#proof/smoke/seat.ts';

/** What came of a check. `skipped` proves nothing, and says what it would have needed. */
export interface Finding {
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** One safe sentence: no name of a person, key, token or bucket is in it. */
  readonly happened: string;
}

/** One promise of a room, held against the real account by whoever sits there. */
export interface Check<On = Seat> {
  readonly name: string;
  /** What is done to find out. */
  readonly tried: string;
  run(seat: On): Promise<Finding>;
}

/** The promise is kept. */
export const passed = (happened: string): Finding => ({ outcome: 'passed', happened });

/** The promise is broken, or nothing was proven. */
export const failed = (happened: string): Finding => ({ outcome: 'failed', happened });

/** Nothing was tried. */
export const skipped = (happened: string): Finding => ({ outcome: 'skipped', happened });

/** Passed if it holds, with what was found either way. */
export const judged = (holds: boolean, good: string, bad: string): Finding =>
  holds ? passed(good) : failed(bad);
