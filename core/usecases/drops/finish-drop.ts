import { dropPrefix, stagedAttemptsPrefix } from '#core/room-layout.ts';
import type { Acceptance, ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { sweepAttempts } from '#core/usecases/drops/version-files.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { removeAll } from '#core/usecases/upkeep/remove-all.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger'>;

/** After the decision: no trace is left of the drop, nor of attempts that did not count. */
export const finishDrop = async (
  ports: Ports,
  arrived: ArrivedDrop,
  decided: Acceptance,
): Promise<Acceptance> => {
  await removeDecided(ports, arrived);
  return decided;
};

/** Removes what is left of a drop that the ledger has decided on; answers how many files that were. */
export const removeDecided = async (ports: Ports, arrived: ArrivedDrop): Promise<number> => {
  const { objects } = ports;
  const attempts = await sweepAttempts(ports, arrived);
  const staged = await removeAll(objects, stagedAttemptsPrefix(arrived, arrived.drop));
  return attempts + staged + (await removeAll(objects, dropPrefix(arrived, arrived.drop)));
};
