import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineLimits } from '#adapters/duckdb/connection.ts';
import { DuckDbVersionFiles } from '#adapters/duckdb/duckdb-version-files.ts';
import { isForReference, NoKernel } from '#adapters/kernel/not-understood.ts';
import { mergeTokenFiles, type TokenMerge } from '#adapters/kernel/settle/merge-token-files.ts';
import { type SettleMeans, settleByKernel } from '#adapters/kernel/settle/settle-by-kernel.ts';
import type { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import type {
  BridgeCounts,
  ChangeSince,
  HeldEvents,
  HeldPerson,
  KindFiles,
  KindTokens,
  LentVersion,
  ListColumns,
  Losses,
  SettledEvents,
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

  /**
   * Which way it goes depends on the files alone, so that they are the same bytes whoever settles them: what fails in a
   * thread is done without one, and only what the kernel does not understand is done by the reference, or all where the
   * machine cannot run the kernel at all.
   */
  async settle(pieces: ShardPieces, target: string): Promise<SettledShard> {
    const inThread = (task: TokenMerge): Promise<number> => this.#pool.run('merge-tokens', task);
    try {
      return await this.#merged(inThread, pieces, target);
    } catch (fault) {
      await this.#clear(target);
      // Without threads the kernel may run all the same; what it does not know, it knows nowhere.
      if (isForReference(fault) && !(fault instanceof NoKernel))
        return this.#reference.settle(pieces, target);
    }
    try {
      return await this.#merged(mergeTokenFiles, pieces, target);
    } catch (fault) {
      if (!isForReference(fault)) throw fault;
      await this.#clear(target);
      return this.#reference.settle(pieces, target);
    }
  }

  settleEvents(files: readonly string[], target: string): Promise<SettledEvents> {
    return this.#reference.settleEvents(files, target);
  }

  bridge(people: KindFiles, events: KindFiles): Promise<BridgeCounts> {
    return this.#reference.bridge(people, events);
  }

  peopleWith(version: LentVersion, tokens: KindTokens): Promise<readonly HeldPerson[]> {
    return this.#reference.peopleWith(version, tokens);
  }

  eventsWith(version: LentVersion, tokens: KindTokens, most: number): Promise<HeldEvents> {
    return this.#reference.eventsWith(version, tokens, most);
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

  #merged(merge: SettleMeans['merge'], pieces: ShardPieces, target: string): Promise<SettledShard> {
    return settleByKernel({ limits: this.#limits, merge }, pieces, target);
  }

  async #clear(target: string): Promise<void> {
    for (const name of ['kept', 'lost', 'losers'])
      await rm(join(target, `${name}.parquet`), { force: true });
  }
}
