import type { EngineLimits } from '#adapters/duckdb/connection.ts';
import { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** What DuckDB does in a deployed room, loaded when it is first used: most functions have no DuckDB. */
export const deferredDuckDb = (
  limits: EngineLimits,
): Pick<RoomPorts, 'tokeniser' | 'versionFiles'> => {
  const tokeniser = async () => {
    const { DuckDbTokeniser } = await import('#adapters/duckdb/duckdb-tokeniser.ts');
    return new DuckDbTokeniser(limits);
  };
  const versionFiles = async () => {
    const { KernelVersionFiles } = await import('#adapters/kernel/kernel-version-files.ts');
    return new KernelVersionFiles({ limits, pool: WorkerPool.open(limits.threads) });
  };
  return {
    tokeniser: { tokenise: async (task) => (await tokeniser()).tokenise(task) },
    versionFiles: {
      settle: async (pieces, target) => (await versionFiles()).settle(pieces, target),
      sumLosses: async (losers, list) => (await versionFiles()).sumLosses(losers, list),
      withComparison: async (newer, use) => (await versionFiles()).withComparison(newer, use),
    },
  };
};
