import type { PackedTexts } from '#core/drops/packed-texts.ts';
import type { RowPlan, RowRules } from '#core/drops/row-plan.ts';
import type { RowFault, SetAside } from '#core/drops/row-reader.ts';
import type { LintReport } from '#core/lint/lint-report.ts';
import type { RecordSource } from '#core/ports/record-source.ts';

/** A row with something that is not used; told in the order of the file. */
export interface RowFaults {
  /** How many rows of its block before it are accepted: it is that one of them, or stands before it. */
  readonly at: number;
  readonly line: number;
  readonly setAside: readonly SetAside[];
  /** Why the row as a whole is left out; it is accepted where this is undefined. */
  readonly left?: RowFault | undefined;
}

/**
 * What reading by the rules made of some records of a file that stand together: nothing in it depends on
 * other records, so that any thread may read them. Repeats of a person, and the account of the whole file,
 * are for who reads these in their order (`RowSorter`).
 */
export interface ReadRows {
  /** Which of several files, from 1. */
  readonly file?: number | undefined;
  /** Records that were read. */
  readonly records: number;
  /** Line of each accepted row. */
  readonly lines: Float64Array;
  /** Digests of each kind of the plan, for each accepted row. */
  readonly digests: readonly PackedTexts[];
  /** The first 64 bits of each digest (`DigestKeys`), by kind. */
  readonly keys: readonly Int32Array[];
  /** Of each attribute of the plan the place of the row's value among the declared ones. */
  readonly codes: readonly Uint8Array[];
  /** When each row was written (`rowDate`), where the rule for repeats asks for it. */
  readonly dates?: Float64Array | undefined;
  readonly faults: readonly RowFaults[];
  /**
   * What was seen: `identifiers` (`seen`, `shapes`, `repaired`, `leftOut`, `suspicious`) and `attributes`. Rows
   * and what is set aside are counted from `lines` and `faults`.
   */
  readonly tally: LintReport;
}

/** By what rows are read. Plain data: it goes to other threads. */
export interface Reading {
  readonly rules: RowRules;
  readonly plan: RowPlan;
  /** Columns of the file, in the order of the fields of its records. */
  readonly wanted: readonly string[];
}

/** Reads the records of a source by rules, in one thread or several: the answers are the same, in the file's order. */
export interface RowReading {
  /** Whether it reads `pieces` where a source has them. */
  readonly takesText: boolean;
  read(source: RecordSource, reading: Reading): AsyncIterable<ReadRows>;
}
