import { erasuresUnderWay, hasList } from '#core/ledger/erasures.ts';
import { FORGOTTEN } from '#core/names.ts';
import { completeErasure } from '#core/usecases/erasure/complete-erasure.ts';
import { removeList } from '#core/usecases/erasure/forget-list.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { lyingDrops } from '#core/usecases/upkeep/due-data.ts';

type Ports = Omit<RoomPorts, 'queryEngine'>;

/**
 * Completes requests that killed commands began, and removes lists whose request is done; answers the requests that it
 * completed.
 */
export const resumeErasures = (ports: Ports) => async (): Promise<readonly string[]> => {
  const state = await ports.ledger.state();
  const begun = erasuresUnderWay(state);
  for (const { request } of begun) await completeErasure(ports)(request);
  const parties = new Set([...state.tombstones.keys()]);
  for (const party of parties)
    for (const { dataset, drop } of await lyingDrops(ports, party))
      if (dataset === FORGOTTEN && hasList(state, drop)) await removeList(ports, party, drop);
  return begun.map(({ request }) => request);
};
