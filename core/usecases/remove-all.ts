import type { ObjectStore } from '#core/ports/object-store.ts';
import { isRoomKey } from '#core/room-layout.ts';

/** Removes every object under a prefix that the room can have made; what others put there stays. */
export const removeAll = async (objects: ObjectStore, prefix: string): Promise<void> => {
  for (const { key } of await objects.list(prefix)) if (isRoomKey(key)) await objects.delete(key);
};
