import { join } from 'node:path';
import { DuckDbQueryEngine } from '#adapters/duckdb/duckdb-query-engine.ts';
import type { MatchPorts } from '#adapters/duckdb/match/kept-files.ts';
import { mergeMatch } from '#adapters/kernel/match/merge-match.ts';
import { FileObjectStore } from '#adapters/local/file-object-store.ts';
import { FolderWorkspace } from '#adapters/local/folder-workspace.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { vaultFilesIn } from '#test/support/duckdb-engine.ts';
import { MemoryKeyRing } from '#test/support/memory/memory-key-ring.ts';

/** One room, whoever opens it. */
const KEY_RING = new MemoryKeyRing();

/** What a room keeps matches with whose objects lie under `root`, and whose engine makes them all. */
export const engineKeepingPorts = (root: string): MatchPorts => {
  const workspace = new FolderWorkspace(join(root, 'work'), 'test');
  return {
    workspace,
    objects: new FileObjectStore(root, () => workspace.open()),
    keyRing: KEY_RING,
  };
};

/** The same of a room that merges lists where it can. */
export const keepingPorts = (root: string): MatchPorts => ({
  ...engineKeepingPorts(root),
  merge: mergeMatch,
});

/** DuckDB over a vault that a test wrote under `root`, which keeps matches there. */
export const openKeeping = (
  root: string,
  ports: MatchPorts = keepingPorts(root),
): DuckDbQueryEngine => new DuckDbQueryEngine(TEST_LIMITS, vaultFilesIn(root), ports);
