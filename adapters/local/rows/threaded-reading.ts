import { availableParallelism } from 'node:os';
import { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import { isSettled, stateAt } from '#adapters/local/records/split-text.ts';
import type { PieceRead } from '#adapters/local/rows/read-text-piece.ts';
import {
  type RowAnswer,
  type RowOrder,
  readRows,
  type SealedReading,
  sealReading,
  unpackAnswer,
} from '#adapters/local/rows/row-jobs.ts';
import { shiftedLines } from '#adapters/local/rows/shifted-lines.ts';
import { systemRandomness } from '#adapters/system-randomness.ts';
import type { RecordSource, SourcePiece, TextPiece, TextState } from '#core/ports/record-source.ts';
import type { Reading, ReadRows, RowReading } from '#core/ports/row-reading.ts';
import { randomId } from '#core/random-id.ts';
import { MAX_READING_THREADS, PIECE_LENGTH, PIECES_READ_HERE } from '#core/source-limits.ts';

/** Who reads. */
export interface Threads {
  /** How many threads, this one among them. */
  readonly threads?: number;
  /** Pieces that this one reads before others get any; left out, it reads alone until they are ready. */
  readonly here?: number;
}

/** Pieces that another thread is given at once: it has the next one while this thread is busy. */
const GIVEN = 2;

/** Pieces a thread that may wait for their turn. */
const STARTED = 4;

type Run = (rows: RowOrder['rows']) => Promise<RowAnswer>;

/** How rows were read. */
interface RowWays {
  /** From their bytes, without the rules. */
  fromBytes: number;
  byRules: number;
}

/** Starts pieces of a file in their order, and answers what each comes to, whenever it is done. */
class PieceReader {
  readonly #run: Run;
  readonly #ways: RowWays;
  /** How the text before the next piece ends. */
  #ends: Promise<TextState> = Promise.resolve(stateAt(1));

  constructor(run: Run, ways: RowWays) {
    this.#run = run;
    this.#ways = ways;
  }

  start(piece: SourcePiece): Promise<ReadRows> {
    if (!('bytes' in piece))
      return this.#run({ records: piece }).then((each) => {
        this.#count(each);
        return each.rows;
      });
    const read = this.#read(piece, this.#ends);
    this.#ends = read.then(({ after }) => after);
    this.#ends.catch(() => undefined);
    return read.then((each) => {
      this.#count(each);
      piece.settle(each);
      return { ...each.rows, file: piece.file };
    });
  }

  #count({ rows: { records }, byRules = records }: RowAnswer): void {
    this.#ways.byRules += byRules;
    this.#ways.fromBytes += records - byRules;
  }

  /** Reads on the guess that nothing is open where the piece begins, and again where something is. */
  async #read(piece: TextPiece, before: Promise<TextState>): Promise<PieceRead> {
    const { bytes, layout, isLast, state } = piece;
    const readFrom = async (begins: TextState): Promise<PieceRead> =>
      whole(await this.#run({ piece: { bytes: bytes(), layout, isLast, state: begins } }));
    const guessed = readFrom(state ?? stateAt(1));
    // Where the piece before it fails, nobody waits for this one.
    guessed.catch(() => undefined);
    if (state) return guessed;
    const begins = await before;
    return isSettled(begins) ? shiftedLines(await guessed, begins.line - 1) : readFrom(begins);
  }
}

const whole = ({ shortRows, after, ...read }: RowAnswer): PieceRead => {
  if (shortRows === undefined || !after) throw new Error('a piece of text was read as records');
  return { ...read, shortRows, after };
};

/** The other threads that read, and what they have to do. */
class OtherThreads {
  readonly #pool: WorkerPool;
  readonly #threads: number;
  readonly #reading: SealedReading;
  #started = false;
  #ready = 0;
  #given = 0;

  constructor(threads: number, reading: SealedReading) {
    this.#pool = WorkerPool.open(threads, undefined, GIVEN);
    this.#threads = threads;
    this.#reading = reading;
  }

  /** Starts them while this thread reads. What one that dies over it would have read is read by the others. */
  start(): void {
    if (this.#started) return;
    this.#started = true;
    for (let thread = 0; thread < this.#threads; thread += 1)
      this.#pool.run('ready-for-rows', this.#reading).then(
        () => {
          this.#ready += 1;
        },
        () => undefined,
      );
  }

  /** Whether one of them, ready or not if it need not be, has less to do than it can be given. */
  haveTime(unready: boolean): boolean {
    return this.#given < GIVEN * (unready ? this.#threads : this.#ready);
  }

  /** Whether one of them has something to do. */
  get areReading(): boolean {
    return this.#given > 0;
  }

  async read(order: RowOrder): Promise<RowAnswer> {
    this.#given += 1;
    const { rows } = order;
    const handed = 'piece' in rows ? [rows.piece.bytes.buffer as ArrayBuffer] : [];
    try {
      return unpackAnswer(await this.#pool.run('read-rows', order, handed));
    } finally {
      this.#given -= 1;
    }
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

/**
 * Reads rows in all threads of the machine. This one reads, too, whenever the others have enough to do, and alone until
 * they have started: most files are small, and are done before. What comes out depends on no number of threads.
 */
export class ThreadedReading implements RowReading {
  readonly takesText = true;
  /** How the rows were read that were read so far. */
  readonly ways: RowWays = { fromBytes: 0, byRules: 0 };
  readonly #threads: number;
  readonly #here: number;

  constructor({ threads = availableParallelism(), here = Number.POSITIVE_INFINITY }: Threads = {}) {
    this.#threads = Math.min(threads, MAX_READING_THREADS);
    this.#here = here;
  }

  async *read(source: RecordSource, reading: Reading): AsyncGenerator<ReadRows> {
    const sealed = sealReading(randomId(systemRandomness), reading);
    const others = new OtherThreads(this.#threads - 1, sealed);
    const { wanted } = reading;
    const pieces = source.pieces?.(wanted) ?? source.records(wanted);
    let read = 0;
    const reader = new PieceReader((rows) => {
      const order = { reading: sealed, rows };
      if (read >= PIECES_READ_HERE || isMuch(source)) others.start();
      read += 1;
      return others.haveTime(read > this.#here) ? others.read(order) : readRows(order);
    }, this.ways);
    try {
      yield* inOrder(pieces, reader, () => (others.areReading ? this.#threads * STARTED : 1));
    } finally {
      await others.close();
    }
  }
}

/** Rows of pieces in their order, of which so many at most are read before their turn. */
async function* inOrder(
  pieces: AsyncIterable<SourcePiece>,
  reader: PieceReader,
  most: () => number,
): AsyncGenerator<ReadRows> {
  const started: Promise<ReadRows>[] = [];
  for await (const piece of pieces) {
    const rows = reader.start(piece);
    // Told when its turn comes.
    rows.catch(() => undefined);
    started.push(rows);
    while (started.length >= most()) yield await (started.shift() as Promise<ReadRows>);
  }
  for (const next of started) yield await next;
}

/** Whether so much is left of a file that other threads will be needed. */
const isMuch = (source: RecordSource): boolean => {
  const { done, total } = source.progress();
  return total - done > 2 * PIECES_READ_HERE * PIECE_LENGTH;
};
