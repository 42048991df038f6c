import { listKey } from '#core/room-layout.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Objects = Pick<RoomPorts, 'objects'>;

/** The labels of a list that the ledger vouches for, 16 bytes each, or what became of them. */
export const findLabels = async (
  { objects }: Objects,
  list: string,
  content: Checksum,
): Promise<Uint8Array | 'missing' | 'changed'> => {
  const bytes = await objects.get(listKey(list));
  if (!bytes) return 'missing';
  return sha256(bytes) === content ? bytes : 'changed';
};

/** Stores a list under the one name that it can have; answers the checksum of what lies there, whoever was first. */
export const storeLabels = async (
  { objects }: Objects,
  list: string,
  labels: Uint8Array,
): Promise<Checksum> => {
  const key = listKey(list);
  if (await objects.putIfAbsent(key, labels)) return sha256(labels);
  return sha256((await objects.get(key)) ?? labels);
};
