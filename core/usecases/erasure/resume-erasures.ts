import { AirlockError } from '#core/errors.ts';
import { erasuresUnderWay, isRequest } from '#core/ledger/erasures.ts';
import { FORGOTTEN } from '#core/names.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { carryOutList } from '#core/usecases/erasure/carry-out-list.ts';
import { completeErasure } from '#core/usecases/erasure/complete-erasure.ts';
import { findWholeList, removeList } from '#core/usecases/erasure/forget-list.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { lyingDrops } from '#core/usecases/upkeep/due-data.ts';

type Ports = Omit<RoomPorts, 'queryEngine'>;

/** Does what a list asks that a killed command put there. One that cannot be used stays until `dropsDays`. */
const takeUp = async (ports: Ports, list: ArrivedDrop): Promise<readonly string[]> => {
  try {
    if (!(await findWholeList(ports, list.party, list.drop))) return [];
    await carryOutList(ports)(list);
    return [list.drop];
  } catch (fault) {
    if (fault instanceof AirlockError && fault.code === 'input') return [];
    throw fault;
  }
};

/**
 * Completes requests that killed commands began, takes up lists that lie there with none begun, and removes those whose
 * request is done; answers the requests that it completed.
 */
export const resumeErasures = (ports: Ports) => async (): Promise<readonly string[]> => {
  const state = await ports.ledger.state();
  const begun = erasuresUnderWay(state);
  for (const { request } of begun) await completeErasure(ports)(request);
  const done = begun.map(({ request }) => request);
  const { agreement } = await currentAgreement(ports, state);
  for (const { id: party } of agreement.parties)
    for (const list of await lyingDrops(ports, party)) {
      if (list.dataset !== FORGOTTEN) continue;
      if (isRequest(state, list.drop)) await removeList(ports, party, list.drop);
      else done.push(...(await takeUp(ports, list)));
    }
  return done;
};
