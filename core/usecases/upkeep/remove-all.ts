import type { ObjectStore } from '#core/ports/object-store.ts';
import { isRoomKey } from '#core/room-layout.ts';
import { someAtATime } from '#core/some-at-a-time.ts';

/** Keys of the objects under a prefix that the room can have made; not of what others put there. */
export const keysUnder = async (objects: ObjectStore, prefix: string): Promise<readonly string[]> =>
  (await objects.list(prefix)).map(({ key }) => key).filter(isRoomKey);

/** Removes every object under a prefix that the room can have made; what others put there stays. Answers how many. */
export const removeAll = async (objects: ObjectStore, prefix: string): Promise<number> => {
  const keys = await keysUnder(objects, prefix);
  await someAtATime(keys, (key) => objects.delete(key));
  return keys.length;
};
