import { availableParallelism } from 'node:os';
import { checkPart } from '#adapters/duckdb/check-part.ts';
import type { EngineLimits } from '#adapters/duckdb/connection.ts';
import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { columnsOf } from '#adapters/kernel/part-memory.ts';
import { reportPart } from '#adapters/kernel/report-part.ts';
import { type Threads, type TokensOfPart, tokensOfPart } from '#adapters/kernel/tokenise-part.ts';
import { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import { writeTokens } from '#adapters/kernel/write-tokens.ts';
import type { TokenisedPart, Tokeniser, TokeniseTask } from '#core/ports/tokeniser.ts';
import { someAtATime } from '#core/some-at-a-time.ts';

/** More threads than these gain nothing: the file is written meanwhile, by the engine's own. */
const MAX_THREADS = 2;

/** How a part was tokenised. For whoever runs the room: it depends on what is in the part. */
export interface TokenisingWay {
  /** Whether the whole part went the reference way, because the kernel does not understand it or cannot run. */
  readonly wholeByReference: boolean;
  /** Else how many of its values did, one at a time. */
  readonly valuesByReference: number;
}

/** What a kernel tokeniser is made of. */
export interface KernelParts {
  readonly limits: EngineLimits;
  /** Is told of each part how it was tokenised. */
  readonly tell?: (way: TokenisingWay) => void;
  readonly pool?: WorkerPool;
}

/**
 * The tokeniser by a kernel of our own, on as many cores as pay: the same rows, report and sums as the reference in
 * SQL, which does every part that the kernel does not understand.
 */
export class KernelTokeniser implements Tokeniser {
  readonly #limits: EngineLimits;
  readonly #reference: DuckDbTokeniser;
  readonly #threads: Threads;
  readonly #tell: (way: TokenisingWay) => void;

  constructor({ limits, tell = () => undefined, pool }: KernelParts) {
    const count = Math.min(MAX_THREADS, availableParallelism());
    this.#limits = limits;
    this.#reference = new DuckDbTokeniser(limits);
    this.#threads = { pool: pool ?? WorkerPool.open(count), count };
    this.#tell = tell;
  }

  async tokenise(task: TokeniseTask): Promise<TokenisedPart> {
    const columns = task.subkeys.size + Object.keys(task.attributes).length;
    const flaw = await checkPart(task.source, { rows: task.rows, columns });
    if (flaw) return { outcome: flaw };
    const tokens = await tokensOfPart(this.#threads, task).catch(() => undefined);
    if (!tokens) {
      this.#tell({ wholeByReference: true, valuesByReference: 0 });
      return this.#reference.tokenise(task);
    }
    const done = await this.#write(task, tokens);
    const valuesByReference = tokens.read.reduce((sum, { oneByOne }) => sum + oneByOne, 0);
    this.#tell({ wholeByReference: false, valuesByReference });
    return done;
  }

  /** Ends its threads. */
  close(): Promise<void> {
    return this.#threads.pool.close();
  }

  async #write(task: TokeniseTask, tokens: TokensOfPart): Promise<TokenisedPart> {
    const { memory, read, sorted } = tokens;
    const part = columnsOf(memory);
    const kinds = [...task.subkeys.keys()];
    await someAtATime(
      sorted.map(({ rows }, kind) => ({ part, kind, rows: new Uint32Array(rows) })),
      (kind) => writeTokens(this.#limits, kind, task),
      this.#threads.count,
    );
    const sums = await tokens.sums;
    const losers = sorted.map((each) => each.losers);
    return {
      outcome: 'tokenised',
      report: reportPart({ kinds, part: task.part, memory, read, losers }),
      sums,
    };
  }
}
