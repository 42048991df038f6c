import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { Question } from '#core/analyses/question.ts';
import type { QueryResult, VaultQuery, VaultTable } from '#core/ports/query-engine.ts';
import type { CountTable } from '#core/privacy/exact/count-table.ts';

/** The versions that a question runs on. */
interface QuestionTables {
  readonly counted: VaultTable;
  readonly other: VaultTable;
}

/** One kind of question: how it is asked of the engine, and what its answer looks like. */
export interface Analysis {
  /**
   * Δ: the most by which one person, on either list, can change the counts of the question, all
   * cells together. Proofs: docs/privacy.md, section "Sensitivity".
   */
  sensitivity(question: Question): number;
  /** The query, with the threshold below which the engine must not even return a count. */
  query(question: Question, tables: QuestionTables, k: number): VaultQuery;
  /** Every declared cell with its count; cells that the engine did not return hold fewer than k. */
  table(question: Question, agreement: Agreement, result: QueryResult): CountTable;
}
