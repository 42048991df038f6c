import type { RecordSource, SourceRecord } from '#core/ports/record-source.ts';
import { LOOK_AHEAD_ROWS } from '#core/source-limits.ts';

type Batch = readonly SourceRecord[];

/** The batches that were taken already, and then the rest. */
async function* replayed(
  first: readonly Batch[],
  rest: AsyncIterator<Batch>,
): AsyncGenerator<Batch> {
  yield* first;
  for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
}

/** The first records of a file, and the file as it was before they were read. */
export interface Ahead {
  readonly first: Batch;
  /** The same file; its records can be read once, and are the wanted columns. */
  readonly source: RecordSource;
  /** Lets the file go. Needed however far its records were read. */
  readonly leave: () => Promise<void>;
}

/** Reads so much of a file as shows what its columns hold, before any row of it is used. */
export const lookAhead = async (
  source: RecordSource,
  wanted: readonly string[],
): Promise<Ahead> => {
  const records = source.records(wanted)[Symbol.asyncIterator]();
  const batches: Batch[] = [];
  for (let rows = 0; rows < LOOK_AHEAD_ROWS; ) {
    const next = await records.next();
    if (next.done) break;
    batches.push(next.value);
    rows += next.value.length;
  }
  return {
    first: batches.flat(),
    source: {
      columns: (names) => source.columns(names),
      records: () => replayed(batches, records),
      progress: () => source.progress(),
      notes: () => source.notes(),
    },
    leave: async () => {
      await records.return?.();
    },
  };
};
