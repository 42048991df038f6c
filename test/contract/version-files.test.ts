import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { DuckDbVersionFiles } from '#adapters/duckdb/duckdb-version-files.ts';
import { KernelTokeniser } from '#adapters/kernel/kernel-tokeniser.ts';
import { KernelVersionFiles } from '#adapters/kernel/kernel-version-files.ts';
import { WorkerPool } from '#adapters/kernel/worker-pool.ts';
import { SHARD_COUNTS, type ShardCount } from '#core/shards.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { cappedKeysContract } from '#test/contract/capped-keys.contract.ts';
import { versionFilesContract } from '#test/contract/version-files.contract.ts';
import { versionFilesComparisonContract } from '#test/contract/version-files-comparison.contract.ts';
import { versionFilesSummaryContract } from '#test/contract/version-files-summary.contract.ts';
import { MemoryTokeniser } from '#test/support/memory/memory-tokeniser.ts';
import { MemoryVersionFiles } from '#test/support/memory/memory-version-files.ts';
import { THOROUGH } from '#test/support/thorough.ts';

const duckDb = new DuckDbVersionFiles(TEST_LIMITS);
const memory = { tokeniser: new MemoryTokeniser(), versionFiles: new MemoryVersionFiles() };

const onDuckDb = { tokeniser: new DuckDbTokeniser(TEST_LIMITS), versionFiles: duckDb };
/** Each shard is an engine that begins anew: 128 of them are for the thorough run. */
const PLAYED: readonly ShardCount[] = THOROUGH ? SHARD_COUNTS : [1, 16];
for (const shards of PLAYED) {
  const name = `${DuckDbVersionFiles.name} with ${shards} shards`;
  versionFilesContract(name, { ...onDuckDb, shards });
  versionFilesSummaryContract(name, { ...onDuckDb, shards });
  cappedKeysContract(name, { ...onDuckDb, shards });
}
// Many small versions, whose files either tokeniser writes alike: by the one that is made of no engine.
versionFilesComparisonContract(DuckDbVersionFiles.name, { ...memory, versionFiles: duckDb });

// What it does not settle itself is the engine's.
const pool = WorkerPool.open(1);
const byKernel = { ...memory, versionFiles: new KernelVersionFiles({ limits: TEST_LIMITS, pool }) };
versionFilesContract(KernelVersionFiles.name, byKernel);
versionFilesSummaryContract(KernelVersionFiles.name, byKernel);
cappedKeysContract(KernelVersionFiles.name, byKernel);
const kernel = new KernelTokeniser({ limits: TEST_LIMITS, leastRows: 0 });
cappedKeysContract(`${KernelVersionFiles.name} behind ${KernelTokeniser.name}`, {
  ...byKernel,
  tokeniser: kernel,
});

for (const shards of [1, 16] as const) {
  const name = `${MemoryVersionFiles.name} with ${shards} shards`;
  versionFilesContract(name, { ...memory, shards });
  versionFilesSummaryContract(name, { ...memory, shards });
  cappedKeysContract(name, { ...memory, shards });
}
versionFilesComparisonContract(MemoryVersionFiles.name, memory);
