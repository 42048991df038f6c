import { DuckDbQueryEngine } from '#adapters/duckdb/duckdb-query-engine.ts';
import { queryEngineContract } from '#test/contract/query-engine.contract.ts';
import { openDuckDb } from '#test/support/duckdb-engine.ts';

queryEngineContract(DuckDbQueryEngine.name, openDuckDb);
