import { STORE_CALLS_AT_ONCE } from '#core/work-limits.ts';

/**
 * Does something with each item, `width` at a time, and answers what came of each in their order. After a fault no
 * more are begun; it is thrown when those have ended that were under way, so that nothing goes on unseen.
 */
export const someAtATime = async <Item, Result>(
  items: readonly Item[],
  each: (item: Item) => Promise<Result>,
  width: number = STORE_CALLS_AT_ONCE,
): Promise<readonly Result[]> => {
  const results = new Array<Result>(items.length);
  const waiting = items.entries();
  let failed = false;
  const work = async (): Promise<void> => {
    for (const [at, item] of waiting) {
      if (failed) return;
      try {
        results[at] = await each(item);
      } catch (fault) {
        failed = true;
        throw fault;
      }
    }
  };
  const workers = Array.from({ length: Math.min(width, items.length) }, work);
  const fault = (await Promise.allSettled(workers)).find((end) => end.status === 'rejected');
  if (fault) throw fault.reason;
  return results;
};
