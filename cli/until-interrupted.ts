import { AirlockError } from '#core/errors.ts';
import type { RecordSource } from '#core/ports/record-source.ts';

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** What runs and can be stopped: one listener serves all, however many there are. */
const running = new Set<AbortController>();

const stopAll = (): void => {
  listenNoMore();
  for (const run of running) run.abort();
  running.clear();
};

const listen = (): void => {
  for (const signal of SIGNALS) process.on(signal, stopAll);
};

const listenNoMore = (): void => {
  for (const signal of SIGNALS) process.off(signal, stopAll);
};

/**
 * Runs what leaves things behind when it is cut off: the first Ctrl-C asks it to stop and to clean up, by the
 * signal given, and a second one ends the process at once.
 */
export const untilInterrupted = async <Result>(
  run: (interrupted: AbortSignal) => Promise<Result>,
): Promise<Result> => {
  const asked = new AbortController();
  if (running.size === 0) listen();
  running.add(asked);
  try {
    return await run(asked.signal);
  } finally {
    if (running.delete(asked) && running.size === 0) listenNoMore();
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
