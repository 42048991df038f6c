import { DuckDbForgetting } from '#adapters/duckdb/forgetting/duckdb-forgetting.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { forgettingContract } from '#test/contract/forgetting.contract.ts';

forgettingContract(DuckDbForgetting.name, new DuckDbForgetting(TEST_LIMITS));
