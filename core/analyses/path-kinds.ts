import type { MatchKind } from '#core/identifiers/kinds.ts';
import { isByPoints } from '#core/matching/by-points.ts';

/**
 * By how many kinds the noise is made for a question: one path of pairs has as many at most. Matched by points it has any
 * number, of which two at most are left where one list decides the counts, as of a path of two kinds; questions by both
 * are refused (`check-scope.ts`).
 */
export const pathKinds = (on: readonly MatchKind[]): number => (isByPoints(on) ? 2 : on.length);
