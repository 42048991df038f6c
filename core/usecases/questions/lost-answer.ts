import { AirlockError } from '#core/errors.ts';
import { isErasing } from '#core/ledger/erasures.ts';
import type { RoomState } from '#core/ledger/room-state.ts';
import { type Asked, versionsOf } from '#core/usecases/questions/asked.ts';
import { checkVersion } from '#core/usecases/questions/check-version.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/**
 * Counts of lists out of which people are being taken, or were taken while they were made, leave nothing. Throws
 * AirlockError('room'), which says what that cost.
 */
export const requireHeld = (state: RoomState, { versions, epsilon }: Asked): void => {
  const isOfFormer = versionsOf(versions).some(({ version }) => state.successors.has(version));
  if (!isOfFormer && !isErasing(state)) return;
  throw new AirlockError(
    'room',
    `People were taken out of the room while the question ran: epsilon ${epsilon} was spent and no answer came of it, so ask it anew.`,
  );
};

/**
 * Tells a fault of the engine from a list that is no more: people were taken out of it, the agreement that came into force
 * meanwhile let the room keep it no longer, or somebody damaged it. Then what was paid is lost, which nothing else would
 * say. Always throws: AirlockError('room') for a list that is no more, and else the fault.
 */
export const throwLost = async (
  ports: Pick<RoomPorts, 'objects' | 'ledger'>,
  asked: Asked,
  fault: unknown,
): Promise<never> => {
  requireHeld(await ports.ledger.state(), asked);
  const { signed, versions, epsilon } = asked;
  const { agreement } = signed;
  for (const version of versionsOf(versions)) {
    const check = { collaboration: agreement.id, version, contents: false };
    if ((await checkVersion(ports, check)).faults.length === 0) continue;
    throw new AirlockError(
      'room',
      `A file of ${version.party}.${version.dataset} was removed or changed while the question ran: epsilon ${epsilon} was spent and no answer came of it, so deliver the list again before you ask again.`,
      { cause: fault },
    );
  }
  throw fault;
};

/** Only a clean-up by another clock can take it within a moment. */
export const lostFromLedger = (): AirlockError =>
  new AirlockError('room', 'The ledger does not hold the answer it just took: ask again.');
