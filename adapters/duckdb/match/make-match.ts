import type { DuckDBConnection } from '@duckdb/node-api';
import { makePairs, PAIRS, PEOPLE } from '#adapters/duckdb/match/make-pairs.ts';
import {
  codesOf,
  MATCHES,
  type Making,
  type MatchMaking,
  matchNumber,
  openMatches,
  personOf,
  rangesOf,
  SIDES,
  type Side,
} from '#adapters/duckdb/match/match-making.ts';
import { parquetRows } from '#adapters/duckdb/quote.ts';
import { fillSql } from '#adapters/sql-files.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { PointsRule } from '#core/matching/by-points.ts';
import { matchedMark, matchNumbers } from '#core/matching/match-numbers.ts';
import { exactKinds } from '#core/matching/token-kinds-of.ts';

/**
 * Who of a list has no match by an earlier kind: by a bit for each person, or else by all of whom a match is noted, as
 * it is not by the last kind. Looked up before lists are joined: who has one takes no part then.
 */
const isFree = ({ persons }: Making, side: Side): string =>
  persons[side].count === undefined
    ? `person not in (select ${personOf(side)} from ${MATCHES} where ${personOf(side)} is not null)`
    : `get_bit(getvariable('taken_${side}'), ${persons[side].sql}) = 0`;

/** Who of one list has a kind in a range of tokens, which are its two parameters. */
const listRows = (making: Making, side: Side, kind: IdentifierKind): string => {
  const numbers = matchNumbers(making.match).flatMap((number) => {
    const codes = codesOf(making, side, number);
    return codes.length > 0 ? [`${codes.join(' + ')} as ${number}`] : [];
  });
  const columns = ['token_hi', 'token_lo', `${making.persons[side].sql} as person`, ...numbers];
  const isIn = ['token_hi between $least::bigint and $most::bigint'];
  if (kind !== exactKinds(making.match)[0]) isIn.push(isFree(making, side));
  return `(select ${columns.join(', ')} from ${parquetRows(...making.files(side, kind))} where ${isIn.join(' and ')})`;
};

const noteTaken = async (
  connection: DuckDBConnection,
  { persons }: Making,
  side: Side,
): Promise<void> => {
  const { count } = persons[side];
  if (count === undefined) return;
  const taken = await fillSql('matching/fast/taken', {
    ...{ person: personOf(side), matches: MATCHES },
    last: String(count > 0n ? count - 1n : 0n),
  });
  await connection.run(`set variable taken_${side} = (${taken})`);
};

/** One kind, range by range. Nobody is taken yet when the first kind comes, and nobody asks who is after the last. */
const addKind = async (
  connection: DuckDBConnection,
  making: Making,
  kind: IdentifierKind,
): Promise<void> => {
  const on = exactKinds(making.match);
  const mark = matchedMark(on.length - 1 - on.indexOf(kind));
  const persons = SIDES.map((side) => `${side}.person as ${personOf(side)}`);
  const numbers = matchNumbers(making.match).map((number) => matchNumber(making, mark, number));
  if (kind !== on[0]) for (const side of SIDES) await noteTaken(connection, making, side);
  const isLast = kind === on.at(-1);
  const step = await fillSql('matching/fast/step', {
    counted: listRows(making, 'counted', kind),
    other: listRows(making, 'other', kind),
    told: [...(isLast && !making.keepsPersons ? [] : persons), ...numbers].join(', '),
  });
  for (const [least, most] of rangesOf(making.ranges))
    await connection.run(`insert into ${MATCHES} by name ${step}`, { least, most });
};

/** Everybody whom the points prove to be one, as they are kept. */
const addByPoints = async (
  connection: DuckDBConnection,
  making: Making,
  rule: PointsRule,
): Promise<void> => {
  await makePairs(connection, { ...making, rule });
  const numbers = matchNumbers(making.match).map((number) =>
    matchNumber(making, matchedMark(0), number),
  );
  const persons = SIDES.map((side) => `${side}.person as ${personOf(side)}`);
  await connection.run(`insert into ${MATCHES} by name
  select ${[...persons, ...numbers].join(', ')} from ${PAIRS} as pairs
  inner join ${PEOPLE.counted} as counted on counted.person = pairs.counted_person
  inner join ${PEOPLE.other} as other on other.person = pairs.other_person`);
};

/**
 * Makes the table of everybody who has a match: kind by kind, and each kind by ranges of tokens, by which its
 * files are sorted, so that what is joined at a time is as much for lists of any size; or by the points of all kinds.
 */
export const makeMatch = async (
  connection: DuckDBConnection,
  asked: MatchMaking,
): Promise<void> => {
  const making = await openMatches(connection, asked);
  const { points } = asked.match;
  if (points) return addByPoints(connection, making, points);
  for (const kind of exactKinds(asked.match)) await addKind(connection, making, kind);
};
