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
import { type Keepable, keepablesOf } from '#adapters/aws/athena/keepable.ts';
import {
  changedText,
  countingBytes,
  type KeptName,
  KeptTexts,
  type KeptVault,
} from '#adapters/aws/athena/kept-texts.ts';
import { callAws, isTransient } from '#adapters/aws/vendor-errors.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import type { Row, VaultQuery } from '#core/matching/vault-query.ts';
import type { QueryEngine, QueryPurpose, QueryResult, Quote } from '#core/ports/query-engine.ts';

const CALLED = 'the Athena workgroup';

type Rows = Finished<readonly Row[]>;

/** What a question counts from, where all of it can be kept. */
interface Keeping {
  readonly keepables: readonly Keepable[];
  readonly texts: KeptTexts;
}

/** A question for an answer, and the statement that needs nothing kept. */
interface Asking extends Keeping {
  readonly query: VaultQuery;
  readonly answer: string;
  readonly whole: PaidStatement;
}

/** Runs the SQL files over the vault's Glue tables in a workgroup of Athena. */
export class AthenaQueryEngine implements QueryEngine {
  readonly #place: AthenaPlace | undefined;
  readonly #texts: KeptTexts | undefined;

  /** Without a place, nothing can be run; without a vault for them, each question computes its match or its links. */
  constructor(place: AthenaPlace | undefined, vault?: KeptVault) {
    this.#place = place;
    this.#texts = place && vault && new KeptTexts(place, vault);
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
    const keeping = this.#keeping(query);
    const finished = keeping
      ? await this.#overKept({ query, answer, whole, ...keeping })
      : await this.#execute(whole);
    if (finished === undefined) return { outcome: 'running' };
    const { read: rows, scannedBytes, executions } = finished;
    return { outcome: 'finished', rows, scannedBytes, executions };
  }

  #keeping(query: VaultQuery): Keeping | undefined {
    const keepables = keepablesOf(query);
    const texts = this.#texts;
    return texts?.canKeep(keepables) ? { keepables, texts } : undefined;
  }

  /** What each query reads that a question takes: the first one on its versions makes what it counts from. */
  async #reads(bytes: number, query: VaultQuery): Promise<readonly number[]> {
    const keeping = this.#keeping(query);
    if (keeping === undefined) return [query.links ? wholeBytes(keepablesOf(query)) : bytes];
    const { keepables, texts } = keeping;
    const making = keepables.map(async (each) =>
      (await texts.find(each)) === undefined ? [each.makingBytes] : [],
    );
    return [...(await Promise.all(making)).flat(), countingBytes(keepables)];
  }

  /** What computes for this answer alone what it counts from. */
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

  /** Counts from what is kept, or makes it first; where that cannot be, the question is asked without. */
  async #overKept(asking: Asking): Promise<Rows | undefined> {
    const { keepables, texts, whole } = asking;
    const found = await Promise.all(keepables.map((each) => texts.find(each)));
    if (found.every(isKept)) return this.#counted(asking, found);
    if (await wasBegun(this.#given(), whole)) return this.#execute(whole);
    // At once: one after the other, links would take longer than the function has.
    const made = await Promise.all(keepables.map((each, at) => this.#kept(texts, each, found[at])));
    if (made.includes('not kept')) return this.#execute(whole);
    const all = made.filter((each) => each !== undefined && each !== 'not kept');
    if (all.length < keepables.length) return undefined;
    const counted = await this.#counted(
      asking,
      all.map(({ read }) => read),
    );
    return counted && inAll(all, counted);
  }

  /** What is kept already, or is made to be. */
  #kept(
    texts: KeptTexts,
    keepable: Keepable,
    found: KeptName | undefined,
  ): Promise<Finished<KeptName> | 'not kept' | undefined> {
    return found === undefined
      ? callAws(CALLED, () => texts.make(keepable)).catch(unlessTransient)
      : Promise.resolve({ read: found, scannedBytes: 0, executions: [] });
  }

  async #counted(
    { query, answer, keepables, texts }: Asking,
    names: readonly KeptName[],
  ): Promise<Rows | undefined> {
    const statement = await keptStatement(query, this.#given().database);
    const paid = paidStatementOf(statement, { answer, kept: names.join(' ') });
    const finished = await this.#execute({ ...statement, paid });
    const still = finished && (await Promise.all(keepables.map((each) => texts.find(each))));
    if (still?.some((name, at) => name !== names[at])) throw changedText();
    return finished;
  }

  #given(): AthenaPlace {
    if (this.#place) return this.#place;
    throw new AirlockError('room', 'This function was not given a workgroup.');
  }
}

const isKept = (name: KeptName | undefined): name is KeptName => name !== undefined;

/** How much a question reads that computes all that it counts from, each time that it goes through it. */
const wholeBytes = (keepables: readonly Keepable[]): number =>
  keepables.reduce((sum, { makingBytes, times }) => sum + makingBytes * times, 0);

/** What was counted, with all that was begun for it. */
const inAll = (made: readonly Finished<KeptName>[], counted: Rows): Rows => ({
  read: counted.read,
  scannedBytes: made.reduce((sum, each) => sum + each.scannedBytes, counted.scannedBytes),
  executions: [...made.flatMap(({ executions }) => executions), ...counted.executions],
});

/** Whether somebody began an execution of this before, which is not given up for another one. */
const wasBegun = async ({ notes }: AthenaPlace, { paid }: PaidStatement): Promise<boolean> =>
  (await new ExecutionNotes(notes, paid).last()) !== undefined;

/** That something cannot be made or kept is no reason to refuse what was paid for; a moment's fault is one to ask again. */
const unlessTransient = (fault: unknown): 'not kept' => {
  const causes = [fault, fault instanceof Error ? fault.cause : undefined];
  if (causes.some(isTransient)) throw fault;
  return 'not kept';
};
