import { setTimeout as sleep } from 'node:timers/promises';

/** What is tried again, how often at most, and with how long pauses at most. */
export interface Patience {
  readonly tries: number;
  readonly longestPauseMs: number;
  /** Whether the same might come to something else next time. */
  readonly again: (error: unknown) => boolean;
}

/** Does what may fail for a moment, again and again, with growing, random pauses. The last fault is thrown. */
export const backOff = async <Result>(
  { tries, longestPauseMs, again }: Patience,
  work: () => Promise<Result>,
): Promise<Result> => {
  for (let done = 1; done < tries; done += 1) {
    try {
      return await work();
    } catch (error) {
      if (!again(error)) throw error;
      await sleep(Math.random() * Math.min(longestPauseMs, 200 * 2 ** done));
    }
  }
  return work();
};
