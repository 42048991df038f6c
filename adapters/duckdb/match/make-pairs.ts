import type { DuckDBConnection } from '@duckdb/node-api';
import {
  codesOf,
  type Making,
  rangesOf,
  SIDES,
  type Side,
} from '#adapters/duckdb/match/match-making.ts';
import { TakenNumbers } from '#adapters/duckdb/match/taken-numbers.ts';
import { parquetRows } from '#adapters/duckdb/quote.ts';
import { fillSql } from '#adapters/sql-files.ts';
import { type PointedKind, type PointsRule, pointedKinds } from '#core/matching/by-points.ts';
import { matchNumbers } from '#core/matching/match-numbers.ts';
import { kindsRelation, MARK_RANGE, pointsPieces } from '#core/matching/points-sql.ts';

/** What pairs are made of. */
export interface PairMaking extends Making {
  readonly rule: PointsRule;
}

/** The people of either list, with their numbers. */
export const PEOPLE = { counted: 'counted_people', other: 'other_people' } as const;

/** The pairs, one to one: `counted_person` and `other_person`. */
export const PAIRS = 'pairs';

const makeTable = async (
  connection: DuckDBConnection,
  name: string,
  statement: string,
): Promise<void> => {
  await connection.run(`create temp table ${name} as ${statement}`);
};

const addPeople = async (
  connection: DuckDBConnection,
  making: PairMaking,
  { side, kinds }: { readonly side: Side; readonly kinds: readonly PointedKind[] },
): Promise<void> => {
  const numbers = matchNumbers(making.match).flatMap((number) => {
    const codes = codesOf(making, side, number);
    return codes.length > 0 ? [{ number, codes: codes.join(' + ') }] : [];
  });
  const columns = [
    ...['token_hi', `${making.persons[side].sql} as person`],
    ...numbers.map(({ number, codes }) => `${codes} as ${number}`),
  ];
  const tokens = kinds.map(
    ({ kind, bit }) =>
      `select ${bit} as bit, ${columns.join(', ')} from ${parquetRows(...making.files(side, kind))}`,
  );
  const people = await fillSql('matching/points/people', {
    mark_range: MARK_RANGE,
    tokens: `(${tokens.join(' union all ')})`,
    numbers: numbers.map(({ number }) => `, max(${number}) as ${number}`).join(''),
  });
  await makeTable(connection, PEOPLE[side], people);
};

/** Who has equal tokens of a kind, range by range, so that what is joined at a time is as much for lists of any size. */
const addAgreeing = async (
  connection: DuckDBConnection,
  { files, persons, ranges }: PairMaking,
  { kind, bit }: PointedKind,
): Promise<void> => {
  const rowsOf = (side: Side): string =>
    `(select token_hi, token_lo, ${persons[side].sql} as person from ${parquetRows(...files(side, kind))} where token_hi between $least::bigint and $most::bigint)`;
  const agreeing = await fillSql('matching/points/agreeing', {
    ...{ counted: rowsOf('counted'), other: rowsOf('other'), bit: String(bit) },
  });
  for (const [least, most] of rangesOf(ranges))
    await connection.run(`insert into agreeing by name ${agreeing}`, { least, most });
};

const addAgreed = async (
  connection: DuckDBConnection,
  making: PairMaking,
  kinds: readonly PointedKind[],
): Promise<void> => {
  const { counted, other } = making.persons;
  await connection.run(
    `create temp table agreeing (counted_person ${counted.type}, other_person ${other.type}, agree integer)`,
  );
  for (const kind of kinds) await addAgreeing(connection, making, kind);
  const agreed = await fillSql('matching/points/agreed', { agreeing: 'agreeing' });
  await makeTable(connection, 'agreed', agreed);
  await connection.run('drop table agreeing');
  const sets =
    '(select agree as bits from agreed union select keys from counted_people union select keys from other_people)';
  const proven = await fillSql('matching/points/proven', { sets, kinds: kindsRelation(kinds) });
  await makeTable(connection, 'proven', proven);
};

/** Persons of both lists, place by place. */
interface Pairs {
  readonly counted: number[];
  readonly other: number[];
}

/**
 * Goes through the likely pairs in their order and takes each of whom neither is taken: what rounds of locally best pairs
 * give when they are run to the end, in one pass, however long a chain somebody built.
 */
const takePairs = async (
  connection: DuckDBConnection,
  scored: string,
  { persons }: PairMaking,
): Promise<Pairs> => {
  const taken = {
    counted: new TakenNumbers(persons.counted.count),
    other: new TakenNumbers(persons.other.count),
  };
  const pairs: Pairs = { counted: [], other: [] };
  const result = await connection.stream(scored);
  for (
    let chunk = await result.fetchChunk();
    chunk && chunk.rowCount > 0;
    chunk = await result.fetchChunk()
  ) {
    const [counted, other] = [chunk.getColumnValues(0), chunk.getColumnValues(1)];
    for (const [at, value] of counted.entries()) {
      const [one, two] = [Number(value), Number(other[at])];
      if (taken.counted.has(one) || taken.other.has(two)) continue;
      taken.counted.add(one);
      taken.other.add(two);
      pairs.counted.push(one);
      pairs.other.push(two);
    }
  }
  return pairs;
};

/** Writes pairs into `PAIRS`; once they are read to their end, for whatever is written meanwhile on a connection ends its stream. */
const addPairs = async (connection: DuckDBConnection, { counted, other }: Pairs): Promise<void> => {
  await connection.run(`create temp table ${PAIRS} (counted_person bigint, other_person bigint)`);
  const pairs = await connection.createAppender(PAIRS);
  for (const [at, one] of counted.entries()) {
    pairs.appendBigInt(BigInt(one));
    pairs.appendBigInt(BigInt(other[at] ?? 0));
    pairs.endRow();
  }
  pairs.closeSync();
};

const PEOPLE_NAMES = { counted_people: PEOPLE.counted, other_people: PEOPLE.other };

/** Makes the tables of the people of both lists (`PEOPLE`) and of the pairs that the points prove (`PAIRS`). */
export const makePairs = async (
  connection: DuckDBConnection,
  making: PairMaking,
): Promise<void> => {
  const kinds = pointedKinds(making.rule);
  for (const side of SIDES) await addPeople(connection, making, { side, kinds });
  await addAgreed(connection, making, kinds);
  const scored = await fillSql('matching/points/scored', {
    ...{ agreed: 'agreed', proven: 'proven', ...PEOPLE_NAMES },
    ...pointsPieces(making.rule),
  });
  await addPairs(connection, await takePairs(connection, scored, making));
  await connection.run('drop table agreed');
};
