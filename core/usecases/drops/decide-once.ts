import { foldLedger, type RoomState } from '#core/ledger/fold.ts';
import {
  type Acceptance,
  type ArrivedDrop,
  recallDrop,
} from '#core/usecases/drops/drop-outcome.ts';
import { finishDrop } from '#core/usecases/drops/finish-drop.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/**
 * Runs an attempt that decides on a drop, unless the ledger has decided already; cleans up after the
 * decision, whoever made it. Repeating it completes.
 */
export const decideOnce = async (
  ports: Pick<RoomPorts, 'objects' | 'ledger'>,
  arrived: ArrivedDrop,
  attempt: (state: RoomState) => Promise<Acceptance>,
): Promise<Acceptance> => {
  const state = foldLedger(await ports.ledger.entries());
  const decided = await recallDrop(ports, state, arrived);
  if (decided) return finishDrop(ports, arrived, decided);
  try {
    return await finishDrop(ports, arrived, await attempt(state));
  } catch (fault) {
    // Another attempt may have decided, and removed the drop, while this one was reading it.
    const elsewhere = await recallDrop(ports, foldLedger(await ports.ledger.entries()), arrived);
    if (!elsewhere) throw fault;
    return finishDrop(ports, arrived, elsewhere);
  }
};
