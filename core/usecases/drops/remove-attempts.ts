import {
  attemptsPrefix,
  type DatasetId,
  datasetPrefix,
  reportsPrefix,
  versionOfKey,
} from '#core/room-layout.ts';
import { someAtATime } from '#core/some-at-a-time.ts';
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
  const gone = made.filter(({ key }) => {
    const version = versionOfKey(key);
    return version?.startsWith(begins) && !known.has(version);
  });
  const staged = await removeAll(objects, attemptsPrefix(dataset, begins));
  await someAtATime(gone, ({ key }) => objects.delete(key));
  return staged + gone.length;
};
