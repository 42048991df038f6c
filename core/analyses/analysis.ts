import type { z } from 'zod';
import type { BaseQuestion, DeclaredLists } from '#core/analyses/base-question.ts';
import type { Row, VaultQuery } from '#core/matching/vault-query.ts';
import type { ReleasedCell } from '#core/privacy/cell-outcome.ts';
import type { Counts } from '#core/privacy/exact/count-table.ts';
import type { Protects, Sensitivity } from '#core/privacy/sensitivity.ts';

/** A zod schema for each parameter. */
export type Parameters = z.core.$ZodLooseShape;
type Read<Schemas extends Parameters> = z.output<z.ZodObject<Schemas>>;

/** What is said beside an answer. */
export interface Beside {
  /** Share of the asker's people who matched. */
  readonly matchRate?: string;
}

/**
 * One kind of question: its parameters, how it is asked of the engine, and what its answer looks like.
 * Which lists, on which kinds and with which threshold is the same for all of them and not said here.
 */
export interface Analysis<
  Written extends Parameters = Parameters,
  Settled extends Parameters = Parameters,
> {
  /** How it is asked for, in a sentence: ask … */
  readonly invitation: string;
  /** What a party writes. */
  readonly written: Written;
  /** The same in the one form in which equal questions are equal texts. */
  readonly settled: Settled;
  /** Holds what was written against the lists. Throws AirlockError('usage') for what they do not know. */
  settle(written: Read<Written>, lists: DeclaredLists): Read<Settled>;
  /**
   * The worst that one person, on either list, can do to the counts of the question.
   * Proofs: docs/privacy.md, section "Sensitivity".
   */
  sensitivity(question: BaseQuestion & Read<Settled>, protects: Protects): Sensitivity;
  /**
   * Its SQL, which counts from the match relation, `{{match}}`, and drops cells below its last value,
   * k, which follows those that are said here.
   */
  query(question: BaseQuestion & Read<Settled>): Pick<VaultQuery, 'sql' | 'columns' | 'values'>;
  /**
   * Every declared cell with its count, table by table; cells that the engine did not return hold fewer
   * than k. No attribute stands in two tables.
   */
  count(
    question: BaseQuestion & Read<Settled>,
    lists: DeclaredLists,
    rows: readonly Row[],
  ): readonly Counts[];
  /** What may be said beside the answer: made of what was released and of the asker's own list alone. */
  beside(cells: readonly ReleasedCell[], askerPeople: number): Beside;
}
