import {
  BY_POINTS,
  isMatchSlot,
  MATCH_SLOTS,
  type MatchKind,
  type TokenKind,
} from '#core/identifiers/kinds.ts';
import { FEATURE_FIELDS, FIELDS, type Field } from '#core/match-keys/features.ts';
import type { MatchTable } from '#core/match-keys/match-table.ts';
import { type MatchTerms, tableNamed } from '#core/match-keys/match-terms.ts';

/** How people are matched by points: on what terms, and by what both versions have tokens of. */
export interface PointsRule {
  readonly terms: MatchTerms;
  readonly kinds: readonly TokenKind[];
}

/** Whether a question matches by points, and not by one kind after the other. */
export const isByPoints = (on: readonly MatchKind[]): boolean => on.includes(BY_POINTS);

/** What equal tokens can prove: each field of a person, or that they have the same identifier. */
export const PROOFS = [...FIELDS, 'identifier'] as const;
type Proof = (typeof PROOFS)[number];

/** A kind of token, a bit of its own in the sum that says which kinds are equal, and what it proves where it is; 0 for nothing. */
export interface PointedKind {
  readonly kind: TokenKind;
  readonly bit: number;
  readonly proves: Readonly<Record<Proof, number>>;
}

const proofsOf = (kind: TokenKind, { keys, points, identifier }: MatchTable) => {
  const features = isMatchSlot(kind) ? (keys[MATCH_SLOTS.indexOf(kind)] ?? []) : [];
  const best = (field: Field): number =>
    Math.max(
      0,
      ...features.flatMap((each) => (FEATURE_FIELDS[each] === field ? [points[each]] : [])),
    );
  return {
    ...(Object.fromEntries(FIELDS.map((field) => [field, best(field)])) as Record<Field, number>),
    identifier: isMatchSlot(kind) ? 0 : identifier,
  };
};

/** The kinds of a rule with what each proves, in tenths of bits. */
export const pointedKinds = ({ terms, kinds }: PointsRule): readonly PointedKind[] => {
  const table = tableNamed(terms.table);
  return kinds.map((kind, at) => ({ kind, bit: 2 ** at, proves: proofsOf(kind, table) }));
};
