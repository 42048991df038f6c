import { AirlockError } from '#core/errors.ts';
import { decisionOn, type RoomState } from '#core/ledger/room-state.ts';
import type { Patience } from '#core/ports/room-client.ts';
import { DROP_REFUSAL_ADVICE } from '#core/refusals.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { untilDecided, type Waiting } from '#core/usecases/drops/until-decided.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

const isDone = ({ erasures, lifted }: RoomState, request: string): boolean =>
  lifted.has(request) || erasures.get(request)?.ended !== undefined;

const lookFor = (state: RoomState, list: ArrivedDrop): true | undefined => {
  if (isDone(state, list.drop)) return true;
  const decided = decisionOn(state, list);
  if (decided?.type === 'drop-refused')
    throw new AirlockError(
      'input',
      `The list cannot be used: ${DROP_REFUSAL_ADVICE[decided.reason]}.`,
    );
  return undefined;
};

/**
 * Waits until a room that does so by itself has done what was asked of a list. Throws AirlockError('input') if it refused
 * the list, and AirlockError('room') when time is up: the room goes on all the same.
 */
export const awaitList =
  ({ ledger, clock }: Pick<RoomPorts, 'ledger' | 'clock'>) =>
  (list: ArrivedDrop, patience: Patience & Pick<Waiting<true>, 'wait'>): Promise<true> =>
    untilDecided({
      ...{ ...patience, clock },
      look: async () => lookFor(await ledger.state(), list),
      late: () => stillWaiting(patience),
    });

const stillWaiting = ({ timeoutSeconds }: Patience): AirlockError =>
  new AirlockError(
    'room',
    `The list is in the room, which was not done with it after ${timeoutSeconds} seconds and goes on by itself: "ledger list" tells when it is.`,
  );
