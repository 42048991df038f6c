import { canonicalJson } from '#core/canonical-json.ts';
import type { VaultQuery } from '#core/matching/vault-query.ts';
import type { FinishedQuery, QueryEngine } from '#core/ports/query-engine.ts';
import { sha256 } from '#core/sha256.ts';

/** The name of the answer that a query is run for in tests: one for each query. */
const answerOf = (query: VaultQuery): string =>
  sha256(canonicalJson(JSON.parse(JSON.stringify(query)))).slice(0, 32);

/** Runs a query to its end. */
export const runQuery = async (engine: QueryEngine, query: VaultQuery): Promise<FinishedQuery> => {
  for (;;) {
    const result = await engine.run(query, { answer: answerOf(query) });
    if (result.outcome === 'finished') return result;
  }
};

/** An engine that is ready for anything, and runs like this. */
export const engineThat = (run: QueryEngine['run']): QueryEngine => ({
  quote: (scannedBytes) => Promise.resolve({ scannedBytes, dollars: 0 }),
  run,
});
