import type { ObjectStore } from '#core/ports/object-store.ts';

/** Removes every object under a prefix. */
export const removeAll = async (objects: ObjectStore, prefix: string): Promise<void> => {
  for (const { key } of await objects.list(prefix)) await objects.delete(key);
};
