import { AirlockError } from '#core/errors.ts';
import { requireUnfrozen } from '#core/ledger/freezes.ts';
import { requireDelivering } from '#core/ledger/withdrawals.ts';
import type { Patience } from '#core/ports/room-client.ts';
import {
  type Acceptance,
  type ArrivedDrop,
  recallDrop,
} from '#core/usecases/drops/drop-outcome.ts';
import { untilDecided, type Waiting } from '#core/usecases/drops/until-decided.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/**
 * Waits until the ledger says what became of a drop that the room accepts by itself, looking at it
 * ever more rarely. Throws AirlockError('room') when time is up: the room goes on all the same; and
 * AirlockError('refused') if it was frozen, or the list withdrawn, meanwhile.
 */
export const awaitDecision =
  (ports: Pick<RoomPorts, 'objects' | 'ledger' | 'clock'>) =>
  (
    arrived: ArrivedDrop,
    patience: Patience & Pick<Waiting<Acceptance>, 'wait'>,
  ): Promise<Acceptance> =>
    untilDecided({
      ...patience,
      clock: ports.clock,
      look: async () => {
        const state = await ports.ledger.state();
        const decided = await recallDrop(ports, state, arrived);
        if (decided) return decided;
        requireUnfrozen(state);
        requireDelivering(state, arrived);
        return undefined;
      },
      late: () => stillWaiting(patience),
    });

const stillWaiting = ({ timeoutSeconds }: Patience): AirlockError =>
  new AirlockError(
    'room',
    `The drop is in the room, which had not decided on it after ${timeoutSeconds} seconds and goes on by itself: run "upload" again to see what became of it.`,
  );
