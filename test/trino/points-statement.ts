import { fillSql } from '#adapters/sql-files.ts';
import { type PointedKind, type PointsRule, pointedKinds } from '#core/matching/by-points.ts';
import { kindsRelation, MARK_RANGE, pointsPieces } from '#core/matching/points-sql.ts';
import { type SamplePerson, tokenHalves } from '#proof/trino/sample-vault.ts';

const NOBODY = '(0, 0, 0)';

/** What a list has of a kind, as rows that are spelt out. A list that has none brings a row that no condition lets in. */
const rowsOf = (people: readonly SamplePerson[], { kind }: PointedKind): string => {
  const rows = people.flatMap(({ tokens }, person) => {
    const token = tokens[kind];
    return token === undefined ? [] : [`(${[...tokenHalves(token), person].join(', ')})`];
  });
  const listed = `(values ${rows.length > 0 ? rows.join(', ') : NOBODY}) as listed (token_hi, token_lo, person)`;
  return `(select * from ${listed}${rows.length > 0 ? '' : ' where person < 0'})`;
};

const peopleOf = (
  people: readonly SamplePerson[],
  kinds: readonly PointedKind[],
): Promise<string> => {
  const tokens = kinds.map(
    (kind) => `select ${kind.bit} as bit, * from ${rowsOf(people, kind)} as rows_of_kind`,
  );
  return fillSql('matching/points/people', {
    mark_range: MARK_RANGE,
    tokens: `(${tokens.join(' union all ')})`,
    numbers: '',
  });
};

/** The files of `sql/matching/points/` as one statement over two lists, which either engine runs as it is. */
export const pointsStatement = async (
  rule: PointsRule,
  counted: readonly SamplePerson[],
  other: readonly SamplePerson[],
): Promise<string> => {
  const kinds = pointedKinds(rule);
  const agreeing = await Promise.all(
    kinds.map((kind) =>
      fillSql('matching/points/agreeing', {
        ...{ counted: rowsOf(counted, kind), other: rowsOf(other, kind), bit: String(kind.bit) },
      }),
    ),
  );
  const sets =
    '(select agree as bits from agreed union select keys from counted_people union select keys from other_people)';
  const names = { counted_people: 'counted_people', other_people: 'other_people' };
  const steps = {
    counted_people: await peopleOf(counted, kinds),
    other_people: await peopleOf(other, kinds),
    agreeing: agreeing.join(' union all '),
    agreed: await fillSql('matching/points/agreed', { agreeing: 'agreeing' }),
    proven: await fillSql('matching/points/proven', { sets, kinds: kindsRelation(kinds) }),
  };
  const scored = await fillSql('matching/points/scored', {
    ...{ agreed: 'agreed', proven: 'proven', ...names, ...pointsPieces(rule) },
  });
  const before = Object.entries(steps).map(([name, sql]) => `${name} as (\n${sql}\n)`);
  return scored.replace(/^with /, () => `with ${before.join(',\n')},\n`);
};
