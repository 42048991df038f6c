import {
  type AthenaPlace,
  execute,
  type Finished,
  type PaidStatement,
} from '#adapters/aws/athena/athena-execution.ts';
import { athenaDollars } from '#adapters/aws/athena/athena-price.ts';
import { readResults } from '#adapters/aws/athena/athena-results.ts';
import {
  athenaStatement,
  keptStatement,
  paidStatementOf,
} from '#adapters/aws/athena/athena-statement.ts';
import { checkWorkgroup } from '#adapters/aws/athena/check-workgroup.ts';
import { ExecutionNotes } from '#adapters/aws/athena/execution-notes.ts';
import {
  changedMatch,
  KeptMatches,
  type KeptName,
  type MatchVault,
} from '#adapters/aws/athena/kept-matches.ts';
import { callAws, isTransient } from '#adapters/aws/vendor-errors.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import { keptBytes, makingBytes } from '#core/matching/scan-bytes.ts';
import type { Row, VaultQuery } from '#core/matching/vault-query.ts';
import type { QueryEngine, QueryPurpose, QueryResult, Quote } from '#core/ports/query-engine.ts';

const CALLED = 'the Athena workgroup';

type Rows = Finished<readonly Row[]>;

/** A question for an answer, the statement that needs no match, and the matches that are kept. */
interface Asking {
  readonly query: VaultQuery;
  readonly answer: string;
  readonly whole: PaidStatement;
  readonly matches: KeptMatches;
}

/** Runs the SQL files over the vault's Glue tables in a workgroup of Athena. */
export class AthenaQueryEngine implements QueryEngine {
  readonly #place: AthenaPlace | undefined;
  readonly #matches: KeptMatches | undefined;

  /** Without a place, nothing can be run; without a vault for them, each question computes its match. */
  constructor(place: AthenaPlace | undefined, vault?: MatchVault) {
    this.#place = place;
    this.#matches = place && vault && new KeptMatches(place, vault);
  }

  async quote(bytes: number, query: VaultQuery): Promise<Quote> {
    const { client, workgroup } = this.#given();
    await callAws(CALLED, () => checkWorkgroup(client, workgroup));
    const reads = await this.#reads(bytes, query);
    if (reads.every((each) => each <= workgroup.scanLimitBytes))
      return {
        scannedBytes: reads.reduce((sum, each) => sum + each, 0),
        dollars: reads.map(athenaDollars).reduce((sum, each) => sum + each, 0),
      };
    throw refusal(
      'over-scan-limit',
      'The lists of the question are larger than the room was deployed to read for one answer, so nothing was charged: ask by fewer kinds or attributes, or have the room deployed with a higher scanLimitBytes.',
    );
  }

  async run(query: VaultQuery, { answer }: QueryPurpose): Promise<QueryResult> {
    const whole = await this.#whole(query, answer);
    const matches = this.#matches?.canKeep(query) ? this.#matches : undefined;
    const finished = matches
      ? await this.#overKept({ query, answer, whole, matches })
      : await this.#execute(whole);
    if (finished === undefined) return { outcome: 'running' };
    const { read: rows, scannedBytes, executions } = finished;
    return { outcome: 'finished', rows, scannedBytes, executions };
  }

  /** What each query reads that a question takes: the first one on its versions makes the match. */
  async #reads(bytes: number, query: VaultQuery): Promise<readonly number[]> {
    const matches = this.#matches?.canKeep(query) ? this.#matches : undefined;
    if (matches === undefined) return [bytes];
    const counting = keptBytes(query.of);
    const kept = await matches.find(query.of);
    return kept === undefined ? [makingBytes(query.of), counting] : [counting];
  }

  /** What computes the match for this answer alone. */
  async #whole(query: VaultQuery, answer: string): Promise<PaidStatement> {
    const statement = await athenaStatement(query, this.#given().database);
    return { ...statement, paid: paidStatementOf(statement, { answer }) };
  }

  #execute(statement: PaidStatement): Promise<Rows | undefined> {
    const place = this.#given();
    return callAws(CALLED, () =>
      execute(place, statement, (each) => readResults(place.client, each)),
    );
  }

  /** Counts from the match that is kept, or makes it first; where that cannot be, the question is asked without. */
  async #overKept({ query, answer, whole, matches }: Asking): Promise<Rows | undefined> {
    const found = await matches.find(query.of);
    if (found !== undefined) return this.#counted(query, { answer, kept: found }, matches);
    if (await wasBegun(this.#given(), whole)) return this.#execute(whole);
    const made = await callAws(CALLED, () => matches.make(query.of)).catch(unlessTransient);
    if (made === undefined) return undefined;
    if (made === 'not kept') return this.#execute(whole);
    const counted = await this.#counted(query, { answer, kept: made.read }, matches);
    return (
      counted && {
        read: counted.read,
        scannedBytes: made.scannedBytes + counted.scannedBytes,
        executions: [...made.executions, ...counted.executions],
      }
    );
  }

  async #counted(
    query: VaultQuery,
    of: { readonly answer: string; readonly kept: KeptName },
    matches: KeptMatches,
  ): Promise<Rows | undefined> {
    const statement = await keptStatement(query, this.#given().database);
    const finished = await this.#execute({ ...statement, paid: paidStatementOf(statement, of) });
    if (finished && (await matches.find(query.of)) !== of.kept) throw changedMatch();
    return finished;
  }

  #given(): AthenaPlace {
    if (this.#place) return this.#place;
    throw new AirlockError('room', 'This function was not given a workgroup.');
  }
}

/** Whether somebody began an execution of this before, which is not given up for another one. */
const wasBegun = async ({ notes }: AthenaPlace, { paid }: PaidStatement): Promise<boolean> =>
  (await new ExecutionNotes(notes, paid).last()) !== undefined;

/** That a match cannot be made or kept is no reason to refuse what was paid for; a moment's fault is one to ask again. */
const unlessTransient = (fault: unknown): 'not kept' => {
  const causes = [fault, fault instanceof Error ? fault.cause : undefined];
  if (causes.some(isTransient)) throw fault;
  return 'not kept';
};
