import { isMatchSlot } from '#core/identifiers/kinds.ts';
import { type ComparedPerson, matchPeople } from '#core/match-keys/match-people.ts';
import { matchSlotsOf } from '#core/match-keys/match-table.ts';
import { tableNamed } from '#core/match-keys/match-terms.ts';
import type { PointsRule } from '#core/matching/by-points.ts';
import { type SamplePerson, tokenHalves } from '#proof/trino/sample-vault.ts';

/** Two people of whom the points say that they are one. */
interface NaivePair {
  readonly counted: SamplePerson | undefined;
  readonly other: SamplePerson | undefined;
}

const MARK = 2n ** 57n;

const markOf = ({ kinds }: PointsRule, { tokens }: SamplePerson): bigint =>
  kinds.reduce((sum, kind) => {
    const token = tokens[kind];
    return token === undefined ? sum : sum + (tokenHalves(token)[0] % MARK);
  }, 0n);

/** Somebody of a vault as plain code compares people. */
const comparedIn =
  (rule: PointsRule) =>
  (person: SamplePerson): ComparedPerson => ({
    identifiers: Object.fromEntries(
      rule.kinds.flatMap((kind) => {
        const token = isMatchSlot(kind) ? undefined : person.tokens[kind];
        return token === undefined ? [] : [[kind, String(token)]];
      }),
    ),
    keyDigests: matchSlotsOf(tableNamed(rule.terms.table)).map(
      (slot) => person.tokens[slot]?.toString() ?? null,
    ),
    mark: markOf(rule, person),
  });

/** Who is whom by points, as plain code says it and no engine computes it. */
export const naivePairs = (
  rule: PointsRule,
  counted: readonly SamplePerson[],
  other: readonly SamplePerson[],
): readonly NaivePair[] => {
  const { table, total, personal } = rule.terms;
  const compared = comparedIn(rule);
  return matchPeople({ table: tableNamed(table), total, personal }, [
    counted.map(compared),
    other.map(compared),
  ]).map(({ first, second }) => ({ counted: counted[first], other: other[second] }));
};
