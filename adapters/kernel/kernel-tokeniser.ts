import { availableParallelism } from 'node:os';
import { checkPart } from '#adapters/duckdb/check-part.ts';
import type { EngineLimits } from '#adapters/duckdb/connection.ts';
import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { isForReference } from '#adapters/kernel/not-understood.ts';
import { reportPart } from '#adapters/kernel/report-part.ts';
import { SpareMemory } from '#adapters/kernel/spare-memory.ts';
import { type Threads, type TokensOfPart, tokensOfPart } from '#adapters/kernel/tokenise-part.ts';
import { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import { pieceTask } from '#adapters/kernel/write-pieces.ts';
import type {
  EventTask,
  TokenisedPart,
  Tokeniser,
  TokeniseTask,
  TokenisingWay,
} from '#core/ports/tokeniser.ts';

/** More threads than these gain nothing: the file is written meanwhile, by the engine's own. */
const MAX_THREADS = 2;

/** Of a smaller part the reference is done before the threads have begun. */
const LEAST_ROWS = 20_000;

/**
 * What it comes to, or undefined if that is for the reference to say: this depends on the part and the machine alone. All
 * else, such as a worker that died, is thrown: a part that is tokenised again must go the same way, to the same files.
 */
const orUndefined = async (tokens: Promise<TokensOfPart>): Promise<TokensOfPart | undefined> => {
  try {
    return await tokens;
  } catch (fault) {
    if (isForReference(fault)) return undefined;
    throw fault;
  }
};

/** What a kernel tokeniser is made of. */
export interface KernelParts {
  readonly limits: EngineLimits;
  /** Is told how each part was tokenised that is large enough for the kernel. */
  readonly tell?: (way: TokenisingWay) => void;
  /** Rows from which on a part is large enough. */
  readonly leastRows?: number;
  /** Threads of its own, unless a test lends it others. */
  readonly pool?: WorkerPool;
}

/**
 * The tokeniser by a kernel of our own, on as many cores as pay: the same rows, report and sums as the reference in
 * SQL, which does every part that the kernel does not understand.
 */
export class KernelTokeniser implements Tokeniser {
  readonly #reference: DuckDbTokeniser;
  readonly #threads: Threads;
  readonly #tell: (way: TokenisingWay) => void;
  readonly #leastRows: number;

  constructor({ limits, tell = () => undefined, leastRows = LEAST_ROWS, pool }: KernelParts) {
    const count = Math.min(MAX_THREADS, availableParallelism());
    this.#reference = new DuckDbTokeniser(limits);
    this.#threads = { pool: pool ?? WorkerPool.open(count), count, spare: new SpareMemory() };
    this.#tell = tell;
    this.#leastRows = leastRows;
  }

  async tokenise(task: TokeniseTask): Promise<TokenisedPart> {
    if (task.rows < this.#leastRows) return this.#reference.tokenise(task);
    const columns = task.subkeys.size + Object.keys(task.attributes).length;
    const flaw = await checkPart(task.source, { rows: task.rows, columns });
    if (flaw) return { outcome: flaw };
    const tokens = await orUndefined(tokensOfPart(this.#threads, task));
    if (!tokens) {
      this.#tell({ wholeByReference: true, valuesByReference: 0 });
      return this.#reference.tokenise(task);
    }
    const done = await this.#write(task, tokens);
    const valuesByReference = tokens.read.reduce((sum, { oneByOne }) => sum + oneByOne, 0);
    this.#tell({ wholeByReference: false, valuesByReference });
    return done;
  }

  /** An id has many events, and is hashed once: there is little that a kernel could do. */
  tokeniseEvents(task: EventTask): Promise<TokenisedPart> {
    return this.#reference.tokeniseEvents(task);
  }

  /** Ends its threads. */
  close(): Promise<void> {
    return this.#threads.pool.close();
  }

  async #write(task: TokeniseTask, tokens: TokensOfPart): Promise<TokenisedPart> {
    const { memory, read, sorted } = tokens;
    const kinds = [...task.subkeys.keys()];
    const writing = sorted.map(({ rows }, kind) =>
      this.#threads.pool.run('write-pieces', pieceTask(task, { memory, kind, rows })),
    );
    await Promise.all(writing);
    const sums = await tokens.sums;
    const losers = sorted.map((each) => each.losers);
    const report = reportPart({ kinds, part: task.part, memory, read, losers });
    // After a fault it is not given back: a thread may still be writing into it.
    this.#threads.spare.giveBack(memory);
    return { outcome: 'tokenised', report, sums };
  }
}
