import type { ObjectStore } from '#core/ports/object-store.ts';
import { isRoomKey } from '#core/room-layout.ts';
import { someAtATime } from '#core/some-at-a-time.ts';

/** Removes every object under a prefix that the room can have made; what others put there stays. Answers how many. */
export const removeAll = async (objects: ObjectStore, prefix: string): Promise<number> => {
  const ours = (await objects.list(prefix)).filter(({ key }) => isRoomKey(key));
  await someAtATime(ours, ({ key }) => objects.delete(key));
  return ours.length;
};
