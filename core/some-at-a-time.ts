import { STORE_CALLS_AT_ONCE } from '#core/limits.ts';

/**
 * Does something with each item, a few at a time, and answers what came of each in their order. After a fault no
 * more are begun; it is thrown when those have ended that were under way, so that nothing goes on unseen.
 */
export const someAtATime = async <Item, Result>(
  items: readonly Item[],
  each: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> => {
  const results = new Map<number, Result>();
  const waiting = items.entries();
  let failed = false;
  const work = async (): Promise<void> => {
    for (const [at, item] of waiting) {
      if (failed) return;
      try {
        results.set(at, await each(item));
      } catch (fault) {
        failed = true;
        throw fault;
      }
    }
  };
  const workers = Array.from({ length: Math.min(STORE_CALLS_AT_ONCE, items.length) }, work);
  const fault = (await Promise.allSettled(workers)).find((end) => end.status === 'rejected');
  if (fault) throw fault.reason;
  return items.flatMap((_, at) => (results.has(at) ? [results.get(at) as Result] : []));
};
