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
import { changedText, countingBytes, KeptTexts } from '#adapters/aws/athena/kept-texts.ts';
import type { KeptName, KeptVault } from '#adapters/aws/athena/kept-vault.ts';
import type { Pairing } from '#adapters/aws/pairing/pairing-calls.ts';
import { callAws, isTransient } from '#adapters/aws/vendor-errors.ts';
import { AirlockError, refusal } from '#core/errors.ts';
import { CODE_PLACES } from '#core/matching/match-columns.ts';
import { fitsText, MAX_PAIRED_PEOPLE } from '#core/matching/paired-text.ts';
import { keptBytes } from '#core/matching/scan-bytes.ts';
import type { Row, VaultQuery } from '#core/matching/vault-query.ts';
import type { QueryEngine, QueryPurpose, QueryResult, Quote } from '#core/ports/query-engine.ts';

const CALLED = 'the Athena workgroup';

type Rows = Finished<readonly Row[]>;

/** What a question counts from, where all of it can be kept. */
interface Keeping {
  readonly keepables: readonly Keepable[];
  readonly texts: KeptTexts;
}

/** A question for an answer. */
interface Counting extends Keeping {
  readonly query: VaultQuery;
  readonly answer: string;
}

/** The same, and the statement that needs nothing kept. */
interface Asking extends Counting {
  readonly whole: PaidStatement;
}

/**
 * Runs the SQL files over the vault's Glue tables in a workgroup of Athena. People are matched by points elsewhere: a join of
 * whoever is alike would tell by its rows, which Athena tells the operator, how many are.
 */
export class AthenaQueryEngine implements QueryEngine {
  readonly #place: AthenaPlace | undefined;
  readonly #texts: KeptTexts | undefined;
  readonly #pairing: Pairing | undefined;

  /**
   * Without a place, nothing can be run; without a vault for them, each question computes its match or its links; without
   * somebody who pairs people, none is matched by points.
   */
  constructor(place: AthenaPlace | undefined, vault?: KeptVault, pairing?: Pairing) {
    this.#place = place;
    this.#texts = place && vault && new KeptTexts(place, vault);
    this.#pairing = pairing;
  }

  async quote(bytes: number, query: VaultQuery): Promise<Quote> {
    const { client, workgroup } = this.#given();
    await callAws(CALLED, () => checkWorkgroup(client, workgroup));
    if (!isPairable(query, workgroup.scanLimitBytes)) throw tooManyToPair();
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
    const finished = query.of.points
      ? await this.#overPaired(query, answer)
      : await this.#overMatched(query, answer);
    if (finished === undefined) return { outcome: 'running' };
    const { read: rows, scannedBytes, executions } = finished;
    return { outcome: 'finished', rows, scannedBytes, executions };
  }

  async #overMatched(query: VaultQuery, answer: string): Promise<Rows | undefined> {
    const whole = await this.#whole(query, answer);
    const keeping = this.#keeping(query);
    return keeping ? this.#overKept({ query, answer, whole, ...keeping }) : this.#execute(whole);
  }

  /** Counts from the match by points that is kept; where there is none, has it made and is asked again. */
  async #overPaired(query: VaultQuery, answer: string): Promise<Rows | undefined> {
    const [texts, pairing] = [this.#texts, this.#pairing];
    if (!texts || !pairing)
      throw new AirlockError('room', 'This function was given nobody who matches by points.');
    const keepables = keepablesOf(query);
    const found = await Promise.all(keepables.map((each) => texts.find(each)));
    if (found.every(isKept)) return this.#counted({ query, answer, keepables, texts }, found);
    await pairing.begin(query.of, answer);
    return undefined;
  }

  #keeping(query: VaultQuery): Keeping | undefined {
    const keepables = keepablesOf(query);
    const texts = this.#texts;
    return texts?.canKeep(keepables) ? { keepables, texts } : undefined;
  }

  /** What each query reads that a question takes: the first one on its versions makes what it counts from. */
  async #reads(bytes: number, query: VaultQuery): Promise<readonly number[]> {
    if (query.of.points) return [countingBytes(keepablesOf(query))];
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
    { query, answer, keepables, texts }: Counting,
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

/** Whether a match by points, if it takes one, is made in this room. */
const isPairable = ({ of }: VaultQuery, scanLimitBytes: number): boolean =>
  of.points === undefined || (fitsText(of) && keptBytes(of) <= scanLimitBytes);

const tooManyToPair = (): AirlockError =>
  refusal(
    'over-scan-limit',
    `A deployed room matches by points lists of at most ${MAX_PAIRED_PEOPLE} people each that have ${CODE_PLACES.length} attributes together, so nothing was charged: name kinds (on) to match exactly, or deliver less.`,
  );

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
