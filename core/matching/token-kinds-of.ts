import { BY_POINTS, type IdentifierKind, type TokenKind } from '#core/identifiers/kinds.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';

type Matched = Pick<VersionsMatch, 'on' | 'points'>;

/** The kinds by which people are matched one after the other; none where they are matched by points. */
export const exactKinds = ({ on }: Pick<Matched, 'on'>): readonly IdentifierKind[] =>
  on.filter((kind) => kind !== BY_POINTS);

/** The kinds whose token files a match is made of. */
export const tokenKindsOf = ({ on, points }: Matched): readonly TokenKind[] =>
  points ? points.kinds : exactKinds({ on });
