import type { Agreement } from '#core/agreement/agreement-schema.ts';
import type { BaseQuestion } from '#core/analyses/base-question.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { matchSlotsOf } from '#core/match-keys/match-table.ts';
import { tableNamed } from '#core/match-keys/match-terms.ts';
import { isByPoints, type PointsRule } from '#core/matching/by-points.ts';
import { exactKinds } from '#core/matching/token-kinds-of.ts';

interface Delivered {
  readonly kinds: readonly TokenKind[];
}

/** Two versions by what each has tokens of. */
interface BothLists {
  readonly counted: Delivered;
  readonly other: Delivered;
}

const haveBoth = ({ counted, other }: BothLists, kind: TokenKind): boolean =>
  counted.kinds.includes(kind) && other.kinds.includes(kind);

/** How a question matches by points: by all that both versions have tokens of. Undefined where it does not. */
export const pointsRuleOf = (
  { match, identifiers }: Pick<Agreement, 'match' | 'identifiers'>,
  { on }: Pick<BaseQuestion, 'on'>,
  lists: BothLists,
): PointsRule | undefined => {
  if (!isByPoints(on) || match === undefined) return undefined;
  const slots = matchSlotsOf(tableNamed(match.table));
  const kinds = [...identifiers.kinds, ...slots].filter((kind) => haveBoth(lists, kind));
  return { terms: match, kinds };
};

/** The kinds of token that a question reads of both versions; undefined where one of them lacks what it needs. */
export const matchedKinds = (
  agreement: Pick<Agreement, 'match' | 'identifiers'>,
  question: Pick<BaseQuestion, 'on'>,
  lists: BothLists,
): readonly TokenKind[] | undefined => {
  const kinds = pointsRuleOf(agreement, question, lists)?.kinds ?? exactKinds(question);
  return kinds.length > 0 && kinds.every((kind) => haveBoth(lists, kind)) ? kinds : undefined;
};
