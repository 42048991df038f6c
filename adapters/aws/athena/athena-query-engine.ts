import { type AthenaPlace, execute } from '#adapters/aws/athena/athena-execution.ts';
import { athenaDollars } from '#adapters/aws/athena/athena-price.ts';
import { readResults } from '#adapters/aws/athena/athena-results.ts';
import { athenaStatement, paidStatementOf } from '#adapters/aws/athena/athena-statement.ts';
import { checkWorkgroup } from '#adapters/aws/athena/check-workgroup.ts';
import { callAws } from '#adapters/aws/vendor-errors.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import type { VaultQuery } from '#core/matching/vault-query.ts';
import type { QueryEngine, QueryPurpose, QueryResult } from '#core/ports/query-engine.ts';

const CALLED = 'the Athena workgroup';

/** Runs the SQL files over the vault's Glue tables in a workgroup of Athena. */
export class AthenaQueryEngine implements QueryEngine {
  readonly #place: AthenaPlace | undefined;

  /** Without a place, nothing can be run. */
  constructor(place: AthenaPlace | undefined) {
    this.#place = place;
  }

  async quote(bytes: number): Promise<number> {
    const { client, workgroup } = this.#given();
    await callAws(CALLED, () => checkWorkgroup(client, workgroup));
    if (bytes <= workgroup.scanLimitBytes) return athenaDollars(bytes);
    throw refusal(
      'over-scan-limit',
      'The lists of the question are larger than the room was deployed to read for one answer, so nothing was charged: ask by fewer kinds or attributes, or have the room deployed with a higher scanLimitBytes.',
    );
  }

  async run(query: VaultQuery, { answer }: QueryPurpose): Promise<QueryResult> {
    const place = this.#given();
    const statement = await athenaStatement(query, place.database);
    const paid = paidStatementOf(statement, answer);
    const finished = await callAws(CALLED, () =>
      execute(place, { ...statement, paid }, (execution) => readResults(place.client, execution)),
    );
    if (finished === undefined) return { outcome: 'running' };
    const { read: rows, scannedBytes, executions } = finished;
    return { outcome: 'finished', rows, scannedBytes, executions };
  }

  #given(): AthenaPlace {
    if (this.#place) return this.#place;
    throw new AirlockError('room', 'This function was not given a workgroup.');
  }
}
