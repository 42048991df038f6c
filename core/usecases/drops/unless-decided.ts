import { AirlockError } from '#core/errors.ts';
import { decisionOn, type RoomState } from '#core/ledger/room-state.ts';
import { attemptsOf } from '#core/room-layout.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** A step of an attempt at a drop. */
interface Step {
  readonly arrived: ArrivedDrop;
  /** Name of the version, if this attempt is the one that counts. */
  readonly version: string;
}

/** Throws AirlockError('usage') where a step is called for a version of another drop. */
export const requireOwnVersion = ({ arrived, version }: Step): void => {
  if (!version.startsWith(attemptsOf(arrived.drop)))
    throw new AirlockError('usage', 'This version does not belong to this drop.');
};

/**
 * Does a step of an attempt, unless the ledger knows the end of the whole drop already. Another attempt may decide,
 * and remove the drop, while this one is reading it: what fails then is no fault.
 */
export const unlessDecided = async <Outcome>(
  { ledger }: Pick<RoomPorts, 'ledger'>,
  { arrived, version }: Step,
  step: (state: RoomState) => Promise<Outcome>,
): Promise<Outcome | 'decided'> => {
  requireOwnVersion({ arrived, version });
  const state = await ledger.state();
  if (decisionOn(state, arrived)) return 'decided';
  try {
    return await step(state);
  } catch (fault) {
    if (!decisionOn(await ledger.state(), arrived)) throw fault;
    return 'decided';
  }
};
