import { attemptsOf, dropPrefix } from '#core/room-layout.ts';
import {
  type Acceptance,
  type ArrivedDrop,
  recallDrop,
} from '#core/usecases/drops/drop-outcome.ts';
import { removeAttempts } from '#core/usecases/drops/remove-attempts.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { removeAll } from '#core/usecases/upkeep/remove-all.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger'>;

/** What the ledger says of a drop, if it was decided on, whoever did that. Nothing is left of it then. */
export const endDrop = async (
  ports: Ports,
  arrived: ArrivedDrop,
): Promise<Acceptance | undefined> => {
  const decided = await recallDrop(ports, await ports.ledger.state(), arrived);
  if (decided) await removeDecided(ports, arrived);
  return decided;
};

/**
 * Removes what is left of a drop that the ledger has decided on, and of attempts at it that did not count;
 * answers how many files that were.
 */
export const removeDecided = async (ports: Ports, arrived: ArrivedDrop): Promise<number> => {
  const ofAttempts = await removeAttempts(ports, arrived, attemptsOf(arrived.drop));
  return ofAttempts + (await removeAll(ports.objects, dropPrefix(arrived, arrived.drop)));
};
