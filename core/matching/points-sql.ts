import { FIELDS } from '#core/match-keys/features.ts';
import { tableNamed } from '#core/match-keys/match-terms.ts';
import { type PointedKind, type PointsRule, PROOFS } from '#core/matching/by-points.ts';

/** What each kind proves, as a relation of whole numbers: no text of anybody stands in it. */
export const kindsRelation = (kinds: readonly PointedKind[]): string => {
  const rows = kinds.map(({ bit, proves }) => [bit, ...PROOFS.map((proof) => proves[proof])]);
  const values = rows.map((row) => `(${row.join(', ')})`).join(', ');
  return `(select * from (values ${values}) as listed (bit, ${PROOFS.join(', ')}))`;
};

/** As many numbers as a token has in a mark: the sum of 26 kinds is still a whole number of eight bytes. */
export const MARK_RANGE = String(2n ** 57n);

/** The whole numbers of a rule by the names under which `points/scored.sql` knows them. */
export const pointsPieces = ({ terms }: PointsRule): Readonly<Record<string, string>> => {
  const { unproven } = tableNamed(terms.table);
  return {
    total: String(terms.total),
    personal: String(terms.personal),
    ...Object.fromEntries(FIELDS.map((field) => [`unproven_${field}`, String(unproven[field])])),
  };
};
