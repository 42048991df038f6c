import {
  attemptsPrefix,
  type DatasetId,
  datasetPrefix,
  reportsPrefix,
  versionOfKey,
} from '#core/room-layout.ts';
import { currentAgreement } from '#core/usecases/agreements/agreements.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import { removeAll } from '#core/usecases/upkeep/remove-all.ts';

/**
 * Removes what attempts left whose names begin so, and answers how many files that were. A version that the
 * ledger knows stays. Of a drop only after its decision: until then an attempt that still runs may win.
 */
export const removeAttempts = async (
  ports: Pick<RoomPorts, 'objects' | 'ledger'>,
  dataset: DatasetId,
  begins: string,
): Promise<number> => {
  const { objects } = ports;
  const state = await ports.ledger.state();
  const known = new Set(state.versions.map(({ version }) => version));
  const collaboration = (await currentAgreement(ports, state)).agreement.id;
  const made = [
    ...(await objects.list(datasetPrefix({ ...dataset, collaboration }))),
    ...(await objects.list(reportsPrefix(dataset, begins))),
  ];
  let removed = await removeAll(objects, attemptsPrefix(dataset, begins));
  for (const { key } of made) {
    const version = versionOfKey(key);
    if (!version?.startsWith(begins) || known.has(version)) continue;
    await objects.delete(key);
    removed += 1;
  }
  return removed;
};
