import { isRequest } from '#core/ledger/erasures.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { beginErasure, liftTombstones } from '#core/usecases/erasure/change-tombstones.ts';
import { completeErasure } from '#core/usecases/erasure/complete-erasure.ts';
import { readAsks, removeList } from '#core/usecases/erasure/forget-list.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Omit<RoomPorts, 'queryEngine'>;

const begin = async (ports: Ports, list: ArrivedDrop): Promise<void> => {
  const asks = await readAsks(ports, list);
  await (asks.act === 'forget' ? beginErasure(ports)(list, asks) : liftTombstones(ports)(list));
};

/**
 * Does what a party asks of a list that arrived, from wherever it was left, and removes the list. Repeating it, or doing it
 * twice at once, comes to the same. Throws AirlockError('input') for a list that is none.
 */
export const carryOutList =
  (ports: Ports) =>
  async (list: ArrivedDrop): Promise<void> => {
    const isBegun = async () => isRequest(await ports.ledger.state(), list.drop);
    if (!(await isBegun()))
      await begin(ports, list).catch(async (fault: unknown) => {
        // Another run was done with it meanwhile, and the list is gone.
        if (!(await isBegun())) throw fault;
      });
    const { erasures } = await ports.ledger.state();
    if (erasures.has(list.drop)) await completeErasure(ports)(list.drop);
    else await removeList(ports, list.party, list.drop);
  };
