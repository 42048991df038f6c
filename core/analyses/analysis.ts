import type { z } from 'zod';
import type {
  BaseQuestion,
  DeclaredLists,
  QuestionAttribute,
} from '#core/analyses/base-question.ts';
import type { Histories } from '#core/analyses/histories.ts';
import type { HistoryQuestion } from '#core/analyses/history-cells.ts';
import type { PlacedColumns } from '#core/matching/match-columns.ts';
import type { QueryValue, Row } from '#core/matching/vault-query.ts';
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
   * Whether it may be limited to matches of some values: its sensitivity is then that of the question with its
   * filters, and its cells are those of the values that they name.
   */
  readonly takesFilters?: true;
  /** Why it takes none by this attribute, as it goes on behind its name: which would …; undefined where it does. */
  refusesFilter?(
    attribute: QuestionAttribute,
    question: BaseQuestion & Read<Settled>,
  ): string | undefined;
  /** Whether it is asked with noise alone: its exact counts could be subtracted from each other. */
  readonly needsNoise?: true;
  /**
   * The worst that one person, on either list, can do to the counts of the question.
   * Proofs: docs/privacy.md, section "Sensitivity".
   */
  sensitivity(question: BaseQuestion & Read<Settled>, protects: Protects): Sensitivity;
  /**
   * Its SQL, which counts from the match relation, `{{match}}`. It answers a row for each declared cell, of
   * equal width, whoever matches, and 0 below its last value, k; and no step of it has more rows or fewer
   * for a match (docs/decisions/0018).
   */
  readonly sql: string;
  /** The attributes whose codes the SQL counts by. */
  columns(question: BaseQuestion & Read<Settled>): PlacedColumns;
  /** What its SQL binds, but for k, which follows. */
  values(question: BaseQuestion & Read<Settled>, lists: DeclaredLists): readonly QueryValue[];
  /**
   * Every declared cell with its count, table by table; those that the engine says 0 of hold fewer than k. Without
   * rows nothing was counted yet; a result that lacks one throws AirlockError('room').
   */
  count(
    question: BaseQuestion & Read<Settled>,
    lists: DeclaredLists,
    rows: readonly Row[] | undefined,
  ): readonly Counts[];
  /**
   * Whether all people of the list whose attribute it counts by are counted beside those who matched: its cells are then
   * those of `count`, and behind them those of everybody (core/usecases/questions/question-cells.ts).
   */
  readonly countsEverybody?: true;
  /** How it looks at the histories of pairs, where it reads events: its SQL is then made of what is said here. */
  readonly histories?: Histories<HistoryQuestion & Read<Settled>>;
  /** What may be said beside the answer: made of what was released and of the asker's own list alone. */
  beside(cells: readonly ReleasedCell[], askerPeople: number): Beside;
}
