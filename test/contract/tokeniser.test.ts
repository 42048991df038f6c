import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { KernelTokeniser } from '#adapters/kernel/kernel-tokeniser.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { tokeniserContract } from '#test/contract/tokeniser.contract.ts';
import { tokeniserHostileContract } from '#test/contract/tokeniser-hostile.contract.ts';
import { tokeniserLintContract } from '#test/contract/tokeniser-lint.contract.ts';
import { MemoryTokeniser } from '#test/support/memory/memory-tokeniser.ts';

const duckDb = new DuckDbTokeniser(TEST_LIMITS);

tokeniserContract(DuckDbTokeniser.name, duckDb);
tokeniserLintContract(DuckDbTokeniser.name, duckDb);
tokeniserHostileContract(DuckDbTokeniser.name, duckDb);

const kernel = new KernelTokeniser({ limits: TEST_LIMITS, leastRows: 0 });

tokeniserContract(KernelTokeniser.name, kernel);
tokeniserLintContract(KernelTokeniser.name, kernel);
tokeniserHostileContract(KernelTokeniser.name, kernel);

// Files that are made to do harm are no matter of a model that only tests call.
const memory = new MemoryTokeniser();
tokeniserContract(MemoryTokeniser.name, memory);
tokeniserLintContract(MemoryTokeniser.name, memory);
