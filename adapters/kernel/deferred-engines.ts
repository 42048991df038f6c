import type { EngineLimits } from '#adapters/duckdb/connection.ts';
import { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import type { TokenisingWay } from '#core/ports/tokeniser.ts';
import type { RoomPorts } from '#core/usecases/room-ports.ts';

/** What works on drops, and how its threads end. */
export interface DropEngines extends Pick<RoomPorts, 'tokeniser' | 'versionFiles' | 'forgetting'> {
  close(): Promise<void>;
}

/** The kernel and DuckDB, loaded when they are first used: most functions and commands have no work for them. */
export const deferredEngines = (
  limits: EngineLimits,
  tell: (way: TokenisingWay) => void,
): DropEngines => {
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
  const forgetting = async () => {
    const { DuckDbForgetting } = await import('#adapters/duckdb/forgetting/duckdb-forgetting.ts');
    return new DuckDbForgetting(limits);
  };
  return {
    tokeniser: {
      tokenise: async (task) => (await tokeniser()).tokenise(task),
      tokeniseEvents: async (task) => (await tokeniser()).tokeniseEvents(task),
    },
    versionFiles: {
      settle: async (pieces, target) => (await versionFiles()).settle(pieces, target),
      settleEvents: async (files, target) => (await versionFiles()).settleEvents(files, target),
      bridge: async (people, events) => (await versionFiles()).bridge(people, events),
      peopleWith: async (version, tokens) => (await versionFiles()).peopleWith(version, tokens),
      eventsWith: async (version, tokens, most) =>
        (await versionFiles()).eventsWith(version, tokens, most),
      sumLosses: async (losers, list) => (await versionFiles()).sumLosses(losers, list),
      withComparison: async (newer, use) => (await versionFiles()).withComparison(newer, use),
    },
    forgetting: {
      unmark: async (part) => (await forgetting()).unmark(part),
      changeMarks: async (change) => (await forgetting()).changeMarks(change),
      leavePeople: async (leaving) => (await forgetting()).leavePeople(leaving),
      leaveEvents: async (leaving) => (await forgetting()).leaveEvents(leaving),
      countMarked: async (standing, marks) => (await forgetting()).countMarked(standing, marks),
      countHeld: async (files, tokens) => (await forgetting()).countHeld(files, tokens),
    },
    close: () => pool.close(),
  };
};
