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
import { keysUnder } from '#core/usecases/upkeep/remove-all.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger'>;

/**
 * Removes what attempts left whose names begin so, and answers how many files that were. A version that the
 * ledger knows stays. Of a drop only after its decision: until then an attempt that still runs may win.
 */
export const removeAttempts = async (
  ports: Ports,
  dataset: DatasetId,
  begins: string,
): Promise<number> => {
  const keys = await attemptKeys(ports, dataset, begins);
  await someAtATime(keys, (key) => ports.objects.delete(key));
  return keys.length;
};

/** The files that attempts left whose names begin so, but for those of versions that the ledger knows. */
export const attemptKeys = async (
  ports: Ports,
  dataset: DatasetId,
  begins: string,
): Promise<readonly string[]> => {
  const { objects } = ports;
  const state = await ports.ledger.state();
  const known = new Set(state.versions.map(({ version }) => version));
  const collaboration = (await currentAgreement(ports, state)).agreement.id;
  const made = [
    ...(await objects.list(datasetPrefix({ ...dataset, collaboration }))),
    ...(await objects.list(reportsPrefix(dataset, begins))),
  ];
  const given = made.filter(({ key }) => {
    const version = versionOfKey(key);
    return version?.startsWith(begins) && !known.has(version);
  });
  const staged = await keysUnder(objects, attemptsPrefix(dataset, begins));
  return [...staged, ...given.map(({ key }) => key)];
};
