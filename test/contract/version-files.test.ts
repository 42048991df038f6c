import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { DuckDbVersionFiles } from '#adapters/duckdb/duckdb-version-files.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { versionFilesContract } from '#test/contract/version-files.contract.ts';
import { versionFilesComparisonContract } from '#test/contract/version-files-comparison.contract.ts';
import { MemoryTokeniser } from '#test/support/memory/memory-tokeniser.ts';
import { MemoryVersionFiles } from '#test/support/memory/memory-version-files.ts';
import type { VersionMakers } from '#test/support/token-setting.ts';

const MAKERS: Readonly<Record<string, VersionMakers>> = {
  [DuckDbVersionFiles.name]: {
    tokeniser: new DuckDbTokeniser(TEST_LIMITS),
    versionFiles: new DuckDbVersionFiles(TEST_LIMITS),
  },
  [MemoryVersionFiles.name]: {
    tokeniser: new MemoryTokeniser(),
    versionFiles: new MemoryVersionFiles(),
  },
};

for (const [name, makers] of Object.entries(MAKERS)) {
  versionFilesContract(name, makers);
  versionFilesComparisonContract(name, makers);
}
