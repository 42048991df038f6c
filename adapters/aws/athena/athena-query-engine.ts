import { type AthenaPlace, execute } from '#adapters/aws/athena/athena-execution.ts';
import { athenaDollars } from '#adapters/aws/athena/athena-price.ts';
import { readResults } from '#adapters/aws/athena/athena-results.ts';
import { athenaStatement } from '#adapters/aws/athena/athena-statement.ts';
import { callAws } from '#adapters/aws/vendor-errors.ts';
import { AirlockError } from '#core/errors.ts';
import type { VaultQuery } from '#core/matching/vault-query.ts';
import type { QueryEngine, QueryResult } from '#core/ports/query-engine.ts';

/** Runs the SQL files over the vault's Glue tables in a workgroup of Athena. */
export class AthenaQueryEngine implements QueryEngine {
  readonly #place: AthenaPlace | undefined;

  /** Without a place, nothing can be run. */
  constructor(place: AthenaPlace | undefined) {
    this.#place = place;
  }

  async quote(bytes: number): Promise<number> {
    return athenaDollars(bytes);
  }

  async run(query: VaultQuery): Promise<QueryResult> {
    const place = this.#place;
    if (!place) throw new AirlockError('room', 'This function was not given a workgroup.');
    const statement = await athenaStatement(query, place.database);
    return callAws('the Athena workgroup', async () => {
      const { execution, scannedBytes } = await execute(place, statement);
      const rows = await readResults(place.client, execution);
      return { outcome: 'finished', rows, scannedBytes };
    });
  }
}
