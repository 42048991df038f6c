/** Does a numbered piece of work many times, `width` at once. The first fault ends it. */
export const inParallel = async <Result>(
  count: number,
  width: number,
  work: (index: number) => Promise<Result>,
): Promise<readonly Result[]> => {
  const results: Result[] = new Array<Result>(count);
  let next = 0;
  let failed = false;
  const worker = async (): Promise<void> => {
    while (next < count && !failed) {
      const index = next;
      next += 1;
      try {
        results[index] = await work(index);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const workers = Array.from({ length: Math.min(width, count) }, worker);
  const faults = (await Promise.allSettled(workers)).filter(({ status }) => status === 'rejected');
  const [fault] = faults as PromiseRejectedResult[];
  if (fault) throw fault.reason;
  return results;
};
