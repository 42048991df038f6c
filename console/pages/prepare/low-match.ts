import { kindWords } from '#console/parts/kind-words.ts';
import type { Words } from '#console/words/words.ts';
import { isMatchSlot, isOwnSlot, ROW_LABEL, type TokenKind } from '#core/identifiers/kinds.ts';
import {
  type LintReport,
  type Suspicion,
  sumOf,
  usableIdentifiers,
} from '#core/lint/lint-report.ts';

/** Of a kind that fewer rows have than this, people are likely to be missed. */
const MOST_ROWS = 0.5;

/** A share of values that cannot be used which is worth a look. */
const MANY_ASIDE = 0.05;

const isMatchedBy = (kind: string): boolean =>
  !isMatchSlot(kind) && !isOwnSlot(kind) && kind !== ROW_LABEL;

const ofKind = (words: Words, report: LintReport, kind: TokenKind): readonly string[] => {
  const { lowCauses, suspicion, suspicions } = words.prepare;
  const entry = report.identifiers[kind];
  const name = kindWords(words, kind);
  if (!entry || entry.seen === 0) return [lowCauses.missing(name)];
  const rows = usableIdentifiers(report, kind) / Math.max(1, report.accepted);
  const aside = sumOf(entry.setAside) / entry.seen;
  const isHashed = Object.keys(entry.shapes).length > 0;
  return [
    ...Object.entries(entry.suspicious ?? {}).map(([what, count]) =>
      suspicion(name, count, suspicions[what as Suspicion]),
    ),
    ...(rows < MOST_ROWS ? [lowCauses.few(name, rows)] : []),
    ...(aside > MANY_ASIDE ? [lowCauses.aside(name, aside)] : []),
    ...(isHashed ? [lowCauses.hashed(name)] : []),
  ];
};

/** What in a prepared list may make fewer people match than its owner expects, a sentence each. */
export const lowMatchCauses = (
  words: Words,
  report: LintReport,
  agreed: readonly TokenKind[],
): readonly string[] => agreed.filter(isMatchedBy).flatMap((kind) => ofKind(words, report, kind));
