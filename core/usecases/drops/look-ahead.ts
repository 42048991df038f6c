import type { RecordSource, SourcePiece, SourceRecord } from '#core/ports/record-source.ts';
import { LOOK_AHEAD_ROWS } from '#core/source-limits.ts';

type Batch = readonly SourceRecord[];

/** What was taken already, and then the rest. */
async function* replayed<Piece>(
  first: readonly Piece[],
  rest: AsyncIterator<Piece>,
): AsyncGenerator<Piece> {
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

/** Takes so much of a file's pieces that they show enough records; text is not looked at. */
const takeAhead = async <Piece extends SourcePiece>(all: AsyncIterable<Piece>) => {
  const rest = all[Symbol.asyncIterator]();
  const pieces: Piece[] = [];
  const first: SourceRecord[] = [];
  while (first.length < LOOK_AHEAD_ROWS) {
    const next = await rest.next();
    if (next.done) break;
    pieces.push(next.value);
    if (!isBatch(next.value)) break;
    first.push(...next.value);
  }
  const leave = async (): Promise<void> => {
    await rest.return?.();
  };
  return { first, replay: () => replayed(pieces, rest), leave };
};

const isBatch = (piece: SourcePiece): piece is Batch => Array.isArray(piece);

/**
 * Reads so much of a file as shows what its columns hold, before any row of it is used. Where its reader
 * `takesText`, the rest comes in pieces.
 */
export const lookAhead = async (
  source: RecordSource,
  wanted: readonly string[],
  takesText = false,
): Promise<Ahead> => {
  const same = {
    columns: (names: readonly string[]) => source.columns(names),
    progress: () => source.progress(),
    notes: () => source.notes(),
  };
  if (!takesText || !source.pieces) {
    const { first, replay, leave } = await takeAhead(source.records(wanted));
    return { first, source: { ...same, records: replay }, leave };
  }
  const { first, replay, leave } = await takeAhead(source.pieces(wanted));
  const records = () => source.records(wanted);
  return { first, source: { ...same, records, pieces: replay }, leave };
};
