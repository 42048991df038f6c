import { DuckDbTokeniser } from '#adapters/duckdb/duckdb-tokeniser.ts';
import { TEST_LIMITS } from '#proof/rehearsal/parquet.ts';
import { tokeniserContract } from '#test/contract/tokeniser.contract.ts';
import { tokeniserHostileContract } from '#test/contract/tokeniser-hostile.contract.ts';
import { tokeniserLintContract } from '#test/contract/tokeniser-lint.contract.ts';

const tokeniser = new DuckDbTokeniser(TEST_LIMITS);

tokeniserContract(DuckDbTokeniser.name, tokeniser);
tokeniserLintContract(DuckDbTokeniser.name, tokeniser);
tokeniserHostileContract(DuckDbTokeniser.name, tokeniser);
