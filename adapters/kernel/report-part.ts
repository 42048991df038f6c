import { columnsOf, FIRST_BAD, NOTHING, type PartMemory } from '#adapters/kernel/part-memory.ts';
import type { ColumnsRead } from '#adapters/kernel/read-columns.ts';
import { shapeOf, stateOf } from '#adapters/kernel/read-tokens.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { MAX_LISTED_A_REASON } from '#core/limits.ts';
import { type LintReport, LintTally, lossOf } from '#core/lint/lint-report.ts';
import { IDENTIFIER_REASONS, LINT_REASONS } from '#core/lint/reasons.ts';

/** What the threads found out about a part. */
export interface FoundInPart {
  readonly kinds: readonly TokenKind[];
  readonly part: string;
  readonly memory: PartMemory;
  readonly read: readonly ColumnsRead[];
  /** Of each kind, how many rows lost theirs to an earlier one. */
  readonly losers: readonly number[];
}

/** The lint report of a part whose people are known. */
export const reportPart = ({ kinds, part, memory, read, losers }: FoundInPart): LintReport => {
  const tally = new LintTally(kinds);
  judged(columnsOf(memory).verdicts, part, tally);
  for (const [place, kind] of kinds.entries()) {
    for (const { outcomes } of read)
      for (const [outcome, rows] of (outcomes[place] ?? new Uint32Array()).entries())
        if (rows > 0) tallyOutcome(kind, { outcome, rows }, tally);
    const lost = losers[place] ?? 0;
    if (lost > 0) tally.setAside(kind, lossOf(kind), lost);
  }
  return tally.report;
};

const judged = (verdicts: Uint8Array, part: string, tally: LintTally): void => {
  const rows = new Uint32Array(LINT_REASONS.length + 1);
  for (let at = 0; at < verdicts.length; at += 1) {
    const verdict = verdicts[at] ?? 0;
    const before = rows[verdict] ?? 0;
    rows[verdict] = before + 1;
    if (verdict === 0) continue;
    const reason = LINT_REASONS[verdict - 1];
    if (reason && before < MAX_LISTED_A_REASON) tally.list({ part, line: at + 1, reason });
  }
  tally.accept(rows[0] ?? 0);
  for (const [at, reason] of LINT_REASONS.entries()) {
    const quarantined = rows[at + 1] ?? 0;
    if (quarantined > 0) tally.quarantine(reason, quarantined);
  }
};

const tallyOutcome = (
  kind: TokenKind,
  { outcome, rows }: { readonly outcome: number; readonly rows: number },
  tally: LintTally,
): void => {
  const [state, shape] = [stateOf(outcome), shapeOf(outcome)];
  if (state === NOTHING || !shape) return;
  tally.see(kind, rows);
  tally.shape(kind, shape, rows);
  const reason = IDENTIFIER_REASONS[state - FIRST_BAD];
  if (reason) tally.setAside(kind, reason, rows);
};
