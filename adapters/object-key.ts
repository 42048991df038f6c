const SAFE_KEY = /^[\w=-][\w.=-]*(\/[\w=-][\w.=-]*)*$/;

/** Whether a store may hold an object of this key: it leads out of no folder, and is hidden in none. */
export const isSafeKey = (key: string): boolean => SAFE_KEY.test(key);

/** Throws where a key is not safe: the room makes none, so this is a fault of ours. */
export const checkKey = (key: string): void => {
  if (!isSafeKey(key)) throw new Error('an object key may not leave the store');
};
