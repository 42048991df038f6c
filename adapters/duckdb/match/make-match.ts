import type { DuckDBConnection } from '@duckdb/node-api';
import { type PersonNumbers, personNumbers } from '#adapters/duckdb/match/person-numbers.ts';
import { parquetRows, quoteName } from '#adapters/duckdb/quote.ts';
import { fillSql } from '#adapters/sql-files.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { codePlaces, matchedMark, matchNumbers, placedCode } from '#core/matching/match-numbers.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';
import { MATCH_BITS, MATCH_TOKENS } from '#core/work-limits.ts';

/** The two lists of a match. */
export type Side = 'counted' | 'other';
const SIDES: readonly Side[] = ['counted', 'other'];

/** How much is done at a time. */
export interface MatchBounds {
  /** Tokens of a kind. */
  readonly tokens: number;
  /** Numbers of people who have a bit each. */
  readonly bits: number;
}

/** What fits into the memory of any room. */
export const MATCH_BOUNDS: MatchBounds = { tokens: MATCH_TOKENS, bits: MATCH_BITS };

/** What a match is made of: the token files of either version, by kind. */
export interface MatchMaking {
  readonly match: VersionsMatch;
  readonly bounds: MatchBounds;
  /** Whether both persons of a match are noted by the last kind too, after which a question of counts needs them no more. */
  readonly keepsPersons?: true;
  files(side: Side, kind: IdentifierKind): readonly string[];
}

/** Everybody who has a match, and what is kept of them. */
export const MATCHES = 'matches';

type Persons = Readonly<Record<Side, PersonNumbers>>;

/** A match in the making. */
interface Making extends MatchMaking {
  readonly persons: Persons;
  /** How many ranges of tokens each kind is taken in. */
  readonly ranges: bigint;
}

const LEAST = -(2n ** 63n);
const ALL = 2n ** 64n;

/** Ranges of tokens, which are chance: so each holds about as many, and the next begins where one ends. */
export const rangesOf = (count: bigint): readonly (readonly [bigint, bigint])[] =>
  Array.from({ length: Number(count) }, (_, at) => [
    LEAST + (ALL * BigInt(at)) / count,
    LEAST + (ALL * (BigInt(at) + 1n)) / count - 1n,
  ]);

/** How many tokens the largest of all kinds has, as the footers say. */
const mostTokens = async (
  connection: DuckDBConnection,
  { match, files }: MatchMaking,
): Promise<bigint> => {
  let tokens = 0n;
  for (const side of SIDES)
    for (const kind of match.on) {
      const counted = `select count(*)::varchar from ${parquetRows(...files(side, kind))}`;
      const count = BigInt(String((await connection.runAndReadAll(counted)).getRows()[0]?.[0]));
      tokens = count > tokens ? count : tokens;
    }
  return tokens;
};

/** The part of a number of a pair that one list knows, where it knows any. */
const codesOf = ({ match }: MatchMaking, side: Side, number: string): readonly string[] =>
  codePlaces(match)
    .filter((place) => place.table === side && place.number === number)
    .map(({ column, bits }) => placedCode(`${quoteName(column)}::integer`, bits));

/** A number of a pair: by which kind they are matched, and what either list knows. */
const pairNumber = (making: Making, kind: IdentifierKind, number: string): string => {
  const { on } = making.match;
  const mark = matchedMark(on.length - 1 - on.indexOf(kind));
  const known = SIDES.filter((side) => codesOf(making, side, number).length > 0);
  return `${[mark, ...known.map((side) => `${side}.${number}`)].join(' + ')} as ${number}`;
};

const personOf = (side: Side): string => `${side}_person`;

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
  if (kind !== making.match.on[0]) isIn.push(isFree(making, side));
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
  const { on } = making.match;
  const persons = SIDES.map((side) => `${side}.person as ${personOf(side)}`);
  const numbers = matchNumbers(making.match).map((number) => pairNumber(making, kind, number));
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

const personsOf = (
  connection: DuckDBConnection,
  { match, bounds, files }: MatchMaking,
  side: Side,
): Promise<PersonNumbers> => {
  const all = match.on.flatMap((kind) => files(side, kind));
  return personNumbers(connection, all, bounds.bits);
};

/**
 * Makes the table of everybody who has a match: kind by kind, and each kind by ranges of tokens, by which its
 * files are sorted. So what is joined at a time is as much for lists of any size.
 */
export const makeMatch = async (
  connection: DuckDBConnection,
  making: MatchMaking,
): Promise<void> => {
  const persons: Persons = {
    counted: await personsOf(connection, making, 'counted'),
    other: await personsOf(connection, making, 'other'),
  };
  const columns = [
    ...SIDES.map((side) => `${personOf(side)} ${persons[side].type}`),
    ...matchNumbers(making.match).map((number) => `${number} integer`),
  ];
  await connection.run(`create temp table ${MATCHES} (${columns.join(', ')})`);
  const ranges = (await mostTokens(connection, making)) / BigInt(making.bounds.tokens) + 1n;
  for (const kind of making.match.on)
    await addKind(connection, { ...making, persons, ranges }, kind);
};
