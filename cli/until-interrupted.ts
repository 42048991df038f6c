import { AirlockError } from '#core/errors.ts';
import type { RecordSource } from '#core/ports/record-source.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Runs what leaves things behind when it is cut off: the first Ctrl-C asks it to stop and to clean up, by the
 * signal given, and a second one ends the process at once.
 */
export const untilInterrupted = async <Result>(
  run: (interrupted: AbortSignal) => Promise<Result>,
): Promise<Result> => {
  const asked = new AbortController();
  const stop = (): void => {
    for (const signal of SIGNALS) process.off(signal, stop);
    asked.abort();
  };
  for (const signal of SIGNALS) process.on(signal, stop);
  try {
    return await run(asked.signal);
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
};

const STOPPED =
  'Stopped: what was read so far is removed, no digest of it is left, and no drop was written.';

/** The same until the signal, and then AirlockError('interrupted'), though the next ones never come. */
async function* until<Each>(interrupted: AbortSignal, all: AsyncIterable<Each>) {
  const stopped = new Promise<never>((_, reject) => {
    const stop = (): void => reject(new AirlockError('interrupted', STOPPED));
    if (interrupted.aborted) stop();
    interrupted.addEventListener('abort', stop, { once: true });
  });
  // Nobody may be waiting for it when it comes.
  stopped.catch(() => {});
  const batches = all[Symbol.asyncIterator]();
  for (;;) {
    const next = await Promise.race([batches.next(), stopped]);
    if (next.done) return;
    yield next.value;
  }
}

/** The same source, whose records end at the signal. */
export const interruptible = (source: RecordSource, interrupted: AbortSignal): RecordSource => {
  const { pieces } = source;
  return {
    columns: (wanted) => source.columns(wanted),
    notes: () => source.notes(),
    progress: () => source.progress(),
    records: (wanted) => until(interrupted, source.records(wanted)),
    ...(pieces && { pieces: (wanted) => until(interrupted, pieces.call(source, wanted)) }),
  };
};
