import { isMatchSlot, MATCH_SLOTS, type TokenKind } from '#core/identifiers/kinds.ts';
import { FEATURE_FIELDS, FIELDS, type Field } from '#core/match-keys/features.ts';
import { tableNamed } from '#core/match-keys/match-terms.ts';
import type { PointsRule } from '#core/matching/by-points.ts';
import { type SamplePerson, tokenHalves } from '#proof/trino/sample-vault.ts';

/** Two people of whom the points say that they are one. */
export interface NaivePair<Person> {
  readonly counted: Person;
  readonly other: Person;
}

const featuresOf = ({ terms }: PointsRule, kind: TokenKind) =>
  isMatchSlot(kind) ? (tableNamed(terms.table).keys[MATCH_SLOTS.indexOf(kind)] ?? []) : [];

/** The fields that somebody's keys can prove. */
const fieldsOf = (rule: PointsRule, { tokens }: SamplePerson): ReadonlySet<Field> =>
  new Set(
    rule.kinds
      .filter((kind) => tokens[kind] !== undefined)
      .flatMap((kind) => featuresOf(rule, kind).map((feature) => FEATURE_FIELDS[feature])),
  );

/** Points of two people, as the rule is written down and no engine computes it: undefined where they are too few. */
const pointsOf = (rule: PointsRule, one: SamplePerson, two: SamplePerson): number | undefined => {
  const { terms } = rule;
  const { points, unproven, identifier } = tableNamed(terms.table);
  const agreeing = rule.kinds.filter(
    (kind) => one.tokens[kind] !== undefined && one.tokens[kind] === two.tokens[kind],
  );
  const [have, has] = [fieldsOf(rule, one), fieldsOf(rule, two)];
  const ofField = (field: Field): number => {
    const proofs = agreeing
      .flatMap((kind) => featuresOf(rule, kind))
      .filter((feature) => FEATURE_FIELDS[feature] === field);
    if (proofs.length > 0) return Math.max(...proofs.map((feature) => points[feature]));
    return have.has(field) && has.has(field) ? unproven[field] : 0;
  };
  const known = agreeing.some((kind) => !isMatchSlot(kind)) ? identifier : 0;
  const total = known + FIELDS.reduce((sum, field) => sum + ofField(field), 0);
  const personal = known + ofField('given') + ofField('birth');
  return agreeing.length > 0 && total >= terms.total && personal >= terms.personal
    ? total
    : undefined;
};

const MARK = 2n ** 57n;

const markOf = ({ kinds }: PointsRule, { tokens }: SamplePerson): bigint =>
  kinds.reduce((sum, kind) => {
    const token = tokens[kind];
    return token === undefined ? sum : sum + (tokenHalves(token)[0] % MARK);
  }, 0n);

const order = (one: bigint, two: bigint): number => (one < two ? -1 : one > two ? 1 : 0);

/** Who is whom by points, one to one: all pairs of both lists, the best first. */
export const naivePairs = <Person extends SamplePerson>(
  rule: PointsRule,
  counted: readonly Person[],
  other: readonly Person[],
): readonly NaivePair<Person>[] => {
  const scored = counted.flatMap((one) =>
    other.flatMap((two) => {
      const points = pointsOf(rule, one, two);
      const marks = [markOf(rule, one), markOf(rule, two)] as const;
      return points === undefined ? [] : [{ counted: one, other: two, points, marks }];
    }),
  );
  const sorted = scored.toSorted(
    (a, b) => b.points - a.points || order(a.marks[0], b.marks[0]) || order(a.marks[1], b.marks[1]),
  );
  const taken = new Set<Person>();
  return sorted.filter(({ counted: one, other: two }) => {
    if (taken.has(one) || taken.has(two)) return false;
    taken.add(one).add(two);
    return true;
  });
};
