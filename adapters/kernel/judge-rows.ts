import {
  columnsOf,
  FIRST_BAD,
  NOTHING,
  type PartColumns,
  type PartMemory,
  TOKEN,
} from '#adapters/kernel/part-memory.ts';
import { IDENTIFIER_REASONS, LINT_REASONS, type LintReason } from '#core/lint/reasons.ts';

/** Rows of a part, from the first to before the last. */
export interface RowRange {
  readonly memory: PartMemory;
  readonly from: number;
  readonly to: number;
}

/** Such rows, and the places among the kinds of those by which nobody is known. */
export interface JudgeTask extends RowRange {
  readonly nameless: readonly number[];
}

/** The verdict on a row that is quarantined for this reason. */
export const verdictOf = (reason: LintReason): number => 1 + LINT_REASONS.indexOf(reason);

const UNDECLARED = verdictOf('undeclared-value');
const NO_IDENTIFIER = verdictOf('no-identifier');
const BAD = IDENTIFIER_REASONS.map(verdictOf);

/** Says of each row whether it is accepted, before duplicates are known. */
export const judgeRows = ({ memory, from, to, nameless }: JudgeTask): undefined => {
  const part = columnsOf(memory);
  const identifiers = part.states.filter((_, kind) => !nameless.includes(kind));
  for (const codes of part.codes)
    for (let row = from; row < to; row += 1) if (codes[row] === 0) part.verdicts[row] = UNDECLARED;
  for (let row = from; row < to; row += 1)
    if (part.verdicts[row] === 0) part.verdicts[row] = identifierVerdict(identifiers, row);
};

/** By the first kind that has an identifier which cannot be used, if none has one that can. */
const identifierVerdict = (identifiers: PartColumns['states'], row: number): number => {
  let verdict = NO_IDENTIFIER;
  for (const each of identifiers) {
    const state = each[row] ?? NOTHING;
    if (state === TOKEN) return 0;
    if (state >= FIRST_BAD && verdict === NO_IDENTIFIER)
      verdict = BAD[state - FIRST_BAD] ?? NO_IDENTIFIER;
  }
  return verdict;
};
