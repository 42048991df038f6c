import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineLimits } from '#adapters/duckdb/connection.ts';
import { DuckDbVersionFiles } from '#adapters/duckdb/duckdb-version-files.ts';
import type { TokenMerge } from '#adapters/kernel/settle/merge-token-files.ts';
import { settleByKernel } from '#adapters/kernel/settle/settle-by-kernel.ts';
import type { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import type {
  ChangeSince,
  LentVersion,
  ListColumns,
  Losses,
  SettledShard,
  ShardPieces,
  VersionFiles,
} from '#core/ports/version-files.ts';

/** What they are made of. */
export interface VersionFilesParts {
  readonly limits: EngineLimits;
  readonly pool: WorkerPool;
}

/**
 * The files of versions, of which the kernel merges the pieces in a thread of its own: the same rows as the reference in
 * SQL, which does whatever the kernel does not understand, and all the rest.
 */
export class KernelVersionFiles implements VersionFiles {
  readonly #limits: EngineLimits;
  readonly #pool: WorkerPool;
  readonly #reference: DuckDbVersionFiles;

  constructor({ limits, pool }: VersionFilesParts) {
    this.#limits = limits;
    this.#pool = pool;
    this.#reference = new DuckDbVersionFiles(limits);
  }

  async settle(pieces: ShardPieces, target: string): Promise<SettledShard> {
    const merge = (task: TokenMerge): Promise<number> => this.#pool.run('merge-tokens', task);
    try {
      return await settleByKernel({ limits: this.#limits, merge }, pieces, target);
    } catch {
      // Whatever it was, the reference either does without it or says what it is.
      for (const name of ['kept', 'lost', 'losers'])
        await rm(join(target, `${name}.parquet`), { force: true });
      return this.#reference.settle(pieces, target);
    }
  }

  sumLosses(losers: readonly string[], list: ListColumns): Promise<Losses> {
    return this.#reference.sumLosses(losers, list);
  }

  withComparison<Result>(
    newer: LentVersion,
    use: (since: ChangeSince) => Promise<Result>,
  ): Promise<Result> {
    return this.#reference.withComparison(newer, use);
  }
}
