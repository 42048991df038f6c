import { codedValues } from '#core/attribute-codes.ts';
import { BY_POINTS } from '#core/identifiers/kinds.ts';
import type { PointsRule } from '#core/matching/by-points.ts';
import type { Row, VaultQuery } from '#core/matching/vault-query.ts';
import { vaultQuery } from '#core/usecases/questions/question-query.ts';
import type { SampleList } from '#proof/trino/sample-vault.ts';
import { askedOf } from '#test/support/asked-of.ts';
import { SMALL_RULE } from '#test/support/pointed-lists.ts';

/** Two lists that are matched by points. */
export interface Lists {
  readonly counted: SampleList;
  readonly other: SampleList;
}

/** Whose attribute a question counts by. */
export type By = 'nothing' | 'counted' | 'other';

const BY = {
  nothing: [],
  counted: [{ party: 'brand', attribute: 'tier' }],
  other: [{ party: 'publisher', attribute: 'device' }],
} as const;

/** A question on people who are matched by points, by the rule of these tests where none is named. */
export const pointedQuestion = (
  { counted, other }: Lists,
  by: By,
  points: PointsRule = SMALL_RULE,
): VaultQuery => {
  const listOf = ({ table: { party, dataset } }: SampleList) => ({ party, dataset });
  return vaultQuery(
    {
      analysis: by === 'nothing' ? 'overlap' : 'segments',
      ...{ counted: listOf(counted), other: listOf(other), on: [BY_POINTS], by: [...BY[by]] },
    },
    askedOf({
      tables: { counted: counted.table, other: other.table },
      lists: {
        counted: { party: 'brand', attributes: counted.attributes },
        other: { party: 'publisher', attributes: other.attributes },
      },
      ...{ k: 0, points },
    }),
  );
};

/** How many are counted for each value that a question asks by, or under no name where it asks by none. */
export type Counts = Readonly<Record<string, number>>;

/** The counts in an answer, of all values. */
export const countsIn = (rows: readonly Row[], values: readonly string[]): Counts =>
  Object.fromEntries(
    rows
      .filter(({ level = 0 }) => level === 0)
      .map(({ first_code: code = 1, people }) => [
        values.length > 0 ? (codedValues(values)[Number(code) - 1] ?? '') : '',
        Number(people),
      ]),
  );

/** The values that a question counts by. */
export const valuesOf = ({ counted, other }: Lists, by: By): readonly string[] =>
  ({ nothing: [], counted: counted.attributes.tier, other: other.attributes.device })[by] ?? [];
