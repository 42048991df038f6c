import type { DuckDBConnection } from '@duckdb/node-api';
import { type PersonNumbers, personNumbers } from '#adapters/duckdb/match/person-numbers.ts';
import { parquetRows, quoteName } from '#adapters/duckdb/quote.ts';
import type { TokenKind } from '#core/identifiers/kinds.ts';
import { codePlaces, matchNumbers, placedCode } from '#core/matching/match-numbers.ts';
import { tokenKindsOf } from '#core/matching/token-kinds-of.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';
import { MATCH_BITS, MATCH_TOKENS } from '#core/work-limits.ts';

/** The two lists of a match. */
export type Side = 'counted' | 'other';
export const SIDES: readonly Side[] = ['counted', 'other'];

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
  files(side: Side, kind: TokenKind): readonly string[];
}

/** Everybody who has a match, and what is kept of them. */
export const MATCHES = 'matches';

/** A match in the making. */
export interface Making extends MatchMaking {
  readonly persons: Readonly<Record<Side, PersonNumbers>>;
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
    for (const kind of tokenKindsOf(match)) {
      const counted = `select count(*)::varchar from ${parquetRows(...files(side, kind))}`;
      const count = BigInt(String((await connection.runAndReadAll(counted)).getRows()[0]?.[0]));
      tokens = count > tokens ? count : tokens;
    }
  return tokens;
};

/** The parts of a number of a match that one list knows, out of a row of its tokens; none where it knows none. */
export const codesOf = (
  { match }: Pick<MatchMaking, 'match'>,
  side: Side,
  number: string,
): readonly string[] =>
  codePlaces(match)
    .filter((place) => place.table === side && place.number === number)
    .map(({ column, bits }) => placedCode(`${quoteName(column)}::integer`, bits));

/** A number of a match: how it came to be, and what either list knows of it, whose rows are known by its name. */
export const matchNumber = (
  making: Pick<MatchMaking, 'match'>,
  mark: number,
  number: string,
): string => {
  const known = SIDES.filter((side) => codesOf(making, side, number).length > 0);
  return `${[mark, ...known.map((side) => `${side}.${number}`)].join(' + ')} as ${number}`;
};

/** The number of the person of a list in a match. */
export const personOf = (side: Side): string => `${side}_person`;

const personsOf = (
  connection: DuckDBConnection,
  { match, bounds, files }: MatchMaking,
  side: Side,
): Promise<PersonNumbers> => {
  const all = tokenKindsOf(match).flatMap((kind) => files(side, kind));
  return personNumbers(connection, all, bounds.bits);
};

/** Makes the empty table of matches, and finds by which numbers people are known in it. */
export const openMatches = async (
  connection: DuckDBConnection,
  making: MatchMaking,
): Promise<Making> => {
  const persons = {
    counted: await personsOf(connection, making, 'counted'),
    other: await personsOf(connection, making, 'other'),
  };
  const columns = [
    ...SIDES.map((side) => `${personOf(side)} ${persons[side].type}`),
    ...matchNumbers(making.match).map((number) => `${number} integer`),
  ];
  await connection.run(`create temp table ${MATCHES} (${columns.join(', ')})`);
  const ranges = (await mostTokens(connection, making)) / BigInt(making.bounds.tokens) + 1n;
  return { ...making, persons, ranges };
};
