import type { RoomState } from '#core/ledger/room-state.ts';
import { isOf, type Withdrawn } from '#core/ledger/withdrawals.ts';
import { listOfVaultKey } from '#core/list-of-vault-key.ts';
import { keptPrefixes, versionsOfKeptKey } from '#core/matching/kept-keys.ts';
import {
  attemptFileOf,
  type DatasetId,
  dropFileOf,
  isRoomKey,
  listKey,
} from '#core/room-layout.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Ports = Pick<RoomPorts, 'objects'>;

const listOfKey = (key: string): DatasetId | undefined =>
  dropFileOf(key) ?? attemptFileOf(key) ?? listOfVaultKey(key);

/**
 * Everything that lies in the room of what was withdrawn, by a new look: drops and what attempts made of them, token
 * files of all versions and epochs, what was matched or linked of these, and lists that were made of them. What
 * others put there by names of their own is none of it.
 */
export const withdrawnKeys = async (
  { objects }: Ports,
  { versions, lists }: RoomState,
  withdrawn: Withdrawn,
): Promise<readonly string[]> => {
  const own = new Set(versions.flatMap((each) => (isOf(withdrawn, each) ? [each.version] : [])));
  const named = new Set(
    [...lists.values()].flatMap((list) =>
      list.versions.some(({ version }) => own.has(version)) ? [listKey(list.list)] : [],
    ),
  );
  const isOfIt = (key: string): boolean => {
    const list = listOfKey(key);
    if (list) return isOf(withdrawn, list);
    return named.has(key) || versionsOfKeptKey(key).some((version) => own.has(version));
  };
  const places = [
    ...[`drops/${withdrawn.party}/`, `staging/${withdrawn.party}/`, 'vault/'],
    ...keptPrefixes(versions),
    ...named,
  ];
  const found = await Promise.all(places.map((place) => objects.list(place)));
  return found.flat().flatMap(({ key }) => (isRoomKey(key) && isOfIt(key) ? [key] : []));
};
