import type { TokenKind } from '#core/identifiers/kinds.ts';
import { brokenShare, type LintReport, sumOf } from '#core/lint/lint-report.ts';

/**
 * The worst share of anything unusable: rows, or the identifiers of one kind. Duplicates are left
 * out of the latter, because a household that shares a phone is not a formatting fault; and so are ids and match
 * keys beyond as many as the agreement takes.
 */
export const rejectShare = (report: LintReport): number =>
  Math.max(brokenShare(report), ...kindShares(report).map(([, share]) => share));

/** The kind of which more is unusable than of rows and of every other kind; undefined where it is the rows. */
export const worstKind = (report: LintReport): TokenKind | undefined => {
  const worst = rejectShare(report);
  return worst > brokenShare(report)
    ? kindShares(report).find(([, share]) => share === worst)?.[0]
    : undefined;
};

const kindShares = ({ identifiers }: LintReport): readonly (readonly [TokenKind, number])[] =>
  Object.entries(identifiers).map(([kind, { seen, setAside }]) => {
    const {
      'duplicate-identifier': _,
      'too-many-ids': __,
      'too-common': ___,
      ...faults
    } = setAside;
    return [kind as TokenKind, seen === 0 ? 0 : sumOf(faults) / seen];
  });
