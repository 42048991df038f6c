import type { EngineLimits } from '#adapters/duckdb/connection.ts';
import { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import type { TokenisingWay } from '#core/ports/tokeniser.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** What DuckDB does in a deployed room, loaded when it is first used: most functions have no DuckDB. */
export const deferredDuckDb = (
  limits: EngineLimits,
  tell: (way: TokenisingWay) => void,
): Pick<RoomPorts, 'tokeniser' | 'versionFiles'> => {
  const pool = WorkerPool.open(limits.threads);
  let kernel: Promise<RoomPorts['tokeniser']> | undefined;
  const open = async () => {
    const { KernelTokeniser } = await import('#adapters/kernel/kernel-tokeniser.ts');
    return new KernelTokeniser({ limits, tell, pool });
  };
  // One for all calls of a process: its threads stay.
  const tokeniser = () => {
    kernel ??= open();
    return kernel;
  };
  const versionFiles = async () => {
    const { KernelVersionFiles } = await import('#adapters/kernel/kernel-version-files.ts');
    return new KernelVersionFiles({ limits, pool });
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
