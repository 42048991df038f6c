import type { AnswerDocument } from '#core/documents/answer-document.ts';
import type { PendingDocument } from '#core/documents/pending-document.ts';
import type { RefusalDocument } from '#core/documents/refusal-document.ts';
import type { Clock } from '#core/ports/clock.ts';
import type { Patience } from '#core/ports/room-client.ts';

type Asked = AnswerDocument | PendingDocument | RefusalDocument;

/** Each look at a running query costs a few calls, and a query that took a minute will hardly end in the next second. */
const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;
const GROWTH = 1.5;

/** How to look, and how to let time go by. */
interface Looking {
  /** Once it is known, the release that is awaited is named: the lists may change meanwhile. */
  readonly look: (awaits?: string) => Promise<Asked>;
  readonly clock: Clock;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/**
 * Asks until there is an answer, ever more rarely, as long as the patience goes. The room goes on all the same:
 * what is still pending then is there when somebody asks again.
 */
export const awaitAnswer = async (
  { look, clock, wait }: Looking,
  { timeoutSeconds, onWait }: Patience,
): Promise<Asked> => {
  const began = clock.now().getTime();
  let awaits: string | undefined;
  for (let pause = FIRST_WAIT_MS; ; pause = Math.min(pause * GROWTH, LONGEST_WAIT_MS)) {
    const answer = await look(awaits);
    const left = began + timeoutSeconds * 1_000 - clock.now().getTime();
    if (answer.kind !== 'pending' || left <= 0) return answer;
    awaits = answer.release;
    onWait?.(timeoutSeconds - Math.ceil(left / 1_000));
    await wait(Math.min(pause, left));
  }
};
