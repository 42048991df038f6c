import { AirlockError } from '#core/errors.ts';
import { requireUnfrozen } from '#core/ledger/freezes.ts';
import { requireDelivering } from '#core/ledger/withdrawals.ts';
import type { Patience } from '#core/ports/room-client.ts';
import {
  type Acceptance,
  type ArrivedDrop,
  recallDrop,
} from '#core/usecases/drops/drop-outcome.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;
const GROWTH = 1.5;

/** How to let time go by. */
interface Waiting {
  readonly wait: (milliseconds: number) => Promise<void>;
}

/**
 * Waits until the ledger says what became of a drop that the room accepts by itself, looking at it
 * ever more rarely. Throws AirlockError('room') when time is up: the room goes on all the same; and
 * AirlockError('refused') if it was frozen, or the list withdrawn, meanwhile.
 */
export const awaitDecision =
  (ports: Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>) =>
  async (arrived: ArrivedDrop, patience: Patience & Waiting): Promise<Acceptance> => {
    const began = ports.clock.now().getTime();
    for (let pause = FIRST_WAIT_MS; ; pause = Math.min(pause * GROWTH, LONGEST_WAIT_MS)) {
      const state = await ports.ledger.state();
      const decided = await recallDrop(ports, state, arrived);
      if (decided) return decided;
      requireUnfrozen(state);
      requireDelivering(state, arrived);
      const left = began + patience.timeoutSeconds * 1_000 - ports.clock.now().getTime();
      if (left <= 0) throw stillWaiting(patience);
      patience.onWait?.(patience.timeoutSeconds - Math.ceil(left / 1_000));
      await patience.wait(Math.min(pause, left));
    }
  };

const stillWaiting = ({ timeoutSeconds }: Patience): AirlockError =>
  new AirlockError(
    'room',
    `The drop is in the room, which had not decided on it after ${timeoutSeconds} seconds and goes on by itself: run "upload" again to see what became of it.`,
  );
