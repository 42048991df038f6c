import type { AirlockError } from '#core/errors.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Patience } from '#core/ports/room-client.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
const GROWTH = 1.5;

/** What is waited for, how long, and how to let time go by. */
export interface Waiting<Found> extends Patience {
  readonly clock: Clock;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Answers undefined as long as there is nothing to tell. */
  readonly look: () => Promise<Found | undefined>;
  /** What is thrown when time is up. */
  readonly late: () => AirlockError;
}

/** Looks, ever more rarely, until the room that goes on by itself has come to an end with something. */
export const untilDecided = async <Found>(waiting: Waiting<Found>): Promise<Found> => {
  const { clock, timeoutSeconds, onWait, wait, look, late } = waiting;
  const began = clock.now().getTime();
  for (let pause = FIRST_WAIT_MS; ; pause = Math.min(pause * GROWTH, LONGEST_WAIT_MS)) {
    const found = await look();
    if (found !== undefined) return found;
    const left = began + timeoutSeconds * 1_000 - clock.now().getTime();
    if (left <= 0) throw late();
    onWait?.(timeoutSeconds - Math.ceil(left / 1_000));
    await wait(Math.min(pause, left));
  }
};
