import { AirlockError } from '#core/errors.ts';
import type { PaidList } from '#core/ledger/room-state.ts';
import { MAX_LIST_BYTES } from '#core/list-limits.ts';
import { listKey } from '#core/room-layout.ts';
import { type Checksum, sha256 } from '#core/sha256.ts';
import type { ReleasedList } from '#core/usecases/activation/agreed-lists.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

type Objects = Pick<RoomPorts, 'objects'>;

/** The labels of a list that the ledger vouches for, 16 bytes each, or what became of them. */
export const findLabels = async (
  { objects }: Objects,
  list: string,
  content: Checksum,
): Promise<Uint8Array | 'missing' | 'changed'> => {
  const bytes = await objects.get(listKey(list), MAX_LIST_BYTES);
  if (!bytes) return 'missing';
  return sha256(bytes) === content ? bytes : 'changed';
};

/** Those of a list that was made; undefined where they are missing. Throws AirlockError('room') where somebody changed them. */
export const readLabels = async (
  ports: Objects,
  { list, released }: ReleasedList,
): Promise<Uint8Array | undefined> => {
  const labels = await findLabels(ports, list, released.content);
  if (labels === 'missing') return undefined;
  if (labels !== 'changed') return labels;
  throw new AirlockError(
    'room',
    `List ${list}, which the ledger names, was changed: remove it, and the advertiser has it made again, for nothing.`,
  );
};

/**
 * Stores a list under the one name that it can have, and answers its checksum. Whoever was first drew the same: throws
 * AirlockError('room') where something else lies there, and where it was made before and these are other labels.
 */
export const storeLabels = async (
  ports: Objects,
  { list, released }: PaidList,
  labels: Uint8Array,
): Promise<Checksum> => {
  const content = sha256(labels);
  if (released && released.content !== content)
    throw new AirlockError(
      'room',
      `List ${list}, which the ledger names, is missing and cannot be drawn again: restore it from a copy of the room.`,
    );
  if (await ports.objects.putIfAbsent(listKey(list), labels)) return content;
  if (typeof (await findLabels(ports, list, content)) !== 'string') return content;
  throw new AirlockError(
    'room',
    `Something else has the name of list ${list}, which the ledger does not vouch for: remove it, and have the list made again.`,
  );
};
