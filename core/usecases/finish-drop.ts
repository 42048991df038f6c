import { dropPrefix, stagedAttemptsPrefix } from '#core/room-layout.ts';
import type { Acceptance, ArrivedDrop } from '#core/usecases/drop-outcome.ts';
import { removeAll } from '#core/usecases/remove-all.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { sweepAttempts } from '#core/usecases/version-files.ts';

/** After the decision: no trace is left of the drop, nor of attempts that did not count. */
export const finishDrop = async (
  ports: Pick<RoomPorts, 'objects' | 'ledger'>,
  arrived: ArrivedDrop,
  decided: Acceptance,
): Promise<Acceptance> => {
  await sweepAttempts(ports, arrived);
  await removeAll(ports.objects, stagedAttemptsPrefix(arrived, arrived.drop));
  await removeAll(ports.objects, dropPrefix(arrived, arrived.drop));
  return decided;
};
