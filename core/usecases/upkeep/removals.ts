import type {
  PaidList,
  PublishedVersion,
  ReleasedAnswer,
  RoomState,
} from '#core/ledger/room-state.ts';
import { keptPrefixes, versionsOfKeptKey } from '#core/matching/kept-keys.ts';
import {
  attemptsOf,
  dropPrefix,
  listKey,
  manifestKey,
  releaseKey,
  versionPrefix,
} from '#core/room-layout.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';
import { attemptKeys } from '#core/usecases/drops/remove-attempts.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';
import type { Removal } from '#core/usecases/upkeep/removal.ts';
import { keysUnder } from '#core/usecases/upkeep/remove-all.ts';

type Ports = Pick<RoomPorts, 'objects' | 'ledger'>;

/** The token files of a version, and what was matched or linked of it, whichever of them it is. */
export const versionRemoval = (
  { objects }: Ports,
  { versions }: RoomState,
  version: PublishedVersion & { readonly collaboration: string },
): Removal => {
  const { party, dataset, version: id } = version;
  return {
    event: { type: 'data-expired', what: 'version', party, dataset, id },
    keys: async () => {
      const kept = await Promise.all(
        keptPrefixes(versions).map((each) => keysUnder(objects, each)),
      );
      const own = kept.flat().filter((key) => versionsOfKeptKey(key).includes(id));
      return [...(await keysUnder(objects, versionPrefix(version))), ...own];
    },
  };
};

/** An answer that was given. */
export const releaseRemoval = (
  { objects }: Ports,
  { party, release: id }: Pick<ReleasedAnswer, 'party' | 'release'>,
): Removal => ({
  event: { type: 'data-expired', what: 'release', party, id },
  keys: () => keysUnder(objects, releaseKey(id)),
});

/** The labels of a list. */
export const listRemoval = (
  { objects }: Ports,
  { party, list: id }: Pick<PaidList, 'party' | 'list'>,
): Removal => ({
  event: { type: 'data-expired', what: 'list', party, id },
  keys: () => keysUnder(objects, listKey(id)),
});

/** A drop that was not decided on, with what attempts made of it. */
export const dropRemoval = (ports: Ports, arrived: ArrivedDrop): Removal => {
  const { party, dataset, drop: id } = arrived;
  const last = manifestKey(arrived, id);
  return {
    event: { type: 'data-expired', what: 'drop', party, dataset, id },
    keys: async () => [
      ...(await keysUnder(ports.objects, dropPrefix(arrived, id))).filter((key) => key !== last),
      ...(await attemptKeys(ports, arrived, attemptsOf(id))),
    ],
    last,
  };
};
