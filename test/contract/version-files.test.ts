import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { DuckDbVersionFiles } from '#adapters/duckdb/duckdb-version-files.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { versionFilesContract } from '#test/contract/version-files.contract.ts';
import { versionFilesComparisonContract } from '#test/contract/version-files-comparison.contract.ts';

const makers = {
  tokeniser: new DuckDbTokeniser(TEST_LIMITS),
  versionFiles: new DuckDbVersionFiles(TEST_LIMITS),
};

versionFilesContract(DuckDbVersionFiles.name, makers);
versionFilesComparisonContract(DuckDbVersionFiles.name, makers);
