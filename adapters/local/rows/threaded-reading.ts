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

/** How many threads read; and how many pieces this thread reads itself before it starts others. */
export interface Threads {
  readonly threads?: number;
  readonly here?: number;
}

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

/**
 * Reads rows in all threads of the machine. The first pieces are read in this one: most files are small,
 * and are done before another has started. What comes out depends on no number of threads.
 */
export class ThreadedReading implements RowReading {
  readonly takesText = true;
  /** How the rows were read that were read so far. */
  readonly ways: RowWays = { fromBytes: 0, byRules: 0 };
  readonly #threads: number;
  readonly #here: number;

  constructor({ threads = availableParallelism(), here = PIECES_READ_HERE }: Threads = {}) {
    this.#threads = Math.min(threads, MAX_READING_THREADS);
    this.#here = threads > 1 ? here : Number.POSITIVE_INFINITY;
  }

  async *read(source: RecordSource, reading: Reading): AsyncGenerator<ReadRows> {
    const pool = WorkerPool.open(this.#threads);
    try {
      yield* this.#readAll(source, reading, pool);
    } finally {
      await pool.close();
    }
  }

  async *#readAll(
    source: RecordSource,
    reading: Reading,
    pool: WorkerPool,
  ): AsyncGenerator<ReadRows> {
    const { wanted } = reading;
    const sealed = sealReading(randomId(systemRandomness), reading);
    let here = this.#here;
    const reader = new PieceReader(async (rows) => {
      here -= 1;
      const order = { reading: sealed, rows };
      if (here >= 0) return readRows(order);
      const handed = 'piece' in rows ? [rows.piece.bytes.buffer as ArrayBuffer] : [];
      return unpackAnswer(await pool.run('read-rows', order, handed));
    }, this.ways);
    const started: Promise<ReadRows>[] = [];
    for await (const piece of source.pieces?.(wanted) ?? source.records(wanted)) {
      if (here === this.#here && isMuch(source)) this.#makeReady(pool, sealed);
      const rows = reader.start(piece);
      // Told when its turn comes.
      rows.catch(() => undefined);
      started.push(rows);
      const next = here < 0 && started.length <= this.#threads * 2 ? undefined : started.shift();
      if (next) yield await next;
    }
    for (const next of started) yield await next;
  }

  /** Starts the other threads while this one reads the first pieces. One that dies is told when it is needed. */
  #makeReady(pool: WorkerPool, reading: SealedReading): void {
    if (this.#here === Number.POSITIVE_INFINITY) return;
    for (let thread = 0; thread < this.#threads; thread += 1)
      pool.run('ready-for-rows', reading).catch(() => undefined);
  }
}

/** Whether so much is left of a file that other threads will be needed. */
const isMuch = (source: RecordSource): boolean => {
  const { done, total } = source.progress();
  return total - done > 2 * PIECES_READ_HERE * PIECE_LENGTH;
};
