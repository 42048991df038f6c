import type { DuckDBConnection } from '@duckdb/node-api';
import { parquetRows, quoteName, quoteTarget } from '#adapters/duckdb/quote.ts';
import { fillSql } from '#adapters/sql-files.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { codePlaces, matchNumbers, ownMark, placedCode } from '#core/matching/match-numbers.ts';
import type { VersionsMatch } from '#core/matching/vault-query.ts';
import { MATCH_TOKENS } from '#core/work-limits.ts';

/** The two lists of a match. */
type Side = 'counted' | 'other';
const SIDES: readonly Side[] = ['counted', 'other'];

/** What a match is made of: the token files of either version, by kind. */
export interface MatchMaking {
  readonly match: VersionsMatch;
  files(side: Side, kind: IdentifierKind): readonly string[];
}

/** Everybody who has a match, and what is kept of them. */
export const MATCHES = 'matches';

/** Such files are as long as they have rows: nothing in them is packed, and no value is said by its place in a list. */
const KEPT_PARQUET =
  '(format parquet, compression uncompressed, parquet_version v1, dictionary_size_limit 0)';

const LEAST = -(2n ** 63n);
const ALL = 2n ** 64n;

/** Ranges of tokens, which are chance: so each holds about as many, and the next begins where one ends. */
const ranges = (count: bigint): readonly (readonly [bigint, bigint])[] =>
  Array.from({ length: Number(count) }, (_, at) => [
    LEAST + (ALL * BigInt(at)) / count,
    LEAST + (ALL * (BigInt(at) + 1n)) / count - 1n,
  ]);

const oneOf = async (connection: DuckDBConnection, sql: string): Promise<bigint> => {
  const value = (await connection.runAndReadAll(sql)).getRows()[0]?.[0];
  return typeof value === 'bigint' ? value : 0n;
};

/** The number of the last person of a list, and how many tokens its largest kind has. */
const sizesOf = async (connection: DuckDBConnection, { match, files }: MatchMaking, side: Side) => {
  let last = 0n;
  let tokens = 0n;
  for (const kind of match.on) {
    const rows = parquetRows(...files(side, kind));
    const people = await oneOf(connection, `select max(person)::bigint from ${rows}`);
    const count = await oneOf(connection, `select count(*) from ${rows}`);
    last = people > last ? people : last;
    tokens = count > tokens ? count : tokens;
  }
  return { last, tokens };
};

/** What one list gives to each number of a pair. */
const numbersOf = (match: VersionsMatch, side: Side): string =>
  matchNumbers(match)
    .map((number) => {
      const codes = codePlaces(match)
        .filter((place) => place.table === side && place.number === number)
        .map(({ column, bits }) => placedCode(quoteName(column), bits));
      return `(${[ownMark(side), ...codes].join(' + ')})::integer as ${number}`;
    })
    .join(', ');

/** What one list has of a kind in a range of tokens, which are its two parameters. */
const listRows = ({ match, files }: MatchMaking, side: Side, kind: IdentifierKind): string =>
  `(select token_hi, token_lo, person::integer as person, ${numbersOf(match, side)} from ${parquetRows(...files(side, kind))} where token_hi between $least::bigint and $most::bigint)`;

const takenBit = (side: Side): string => `get_bit(getvariable('taken_${side}'), ${side}.person)`;

/** One kind, range by range. Nobody is taken yet when the first kind comes. */
const addKind = async (
  connection: DuckDBConnection,
  making: MatchMaking,
  { kind, count }: { readonly kind: IdentifierKind; readonly count: bigint },
): Promise<void> => {
  const isFirst = kind === making.match.on[0];
  const step = await fillSql('matching/fast/step', {
    counted: listRows(making, 'counted', kind),
    other: listRows(making, 'other', kind),
    taken: isFirst ? '0' : SIDES.map(takenBit).join(' + '),
    numbers: matchNumbers(making.match)
      .map((number) => `counted.${number} + other.${number} as ${number}`)
      .join(', '),
  });
  for (const [least, most] of ranges(count))
    await connection.run(`insert into ${MATCHES} ${step}`, { least, most });
};

const noteTaken = async (connection: DuckDBConnection, side: Side, last: bigint): Promise<void> => {
  const person = `${side}_person`;
  const taken = await fillSql('matching/fast/taken', {
    ...{ person, last: String(last), matches: MATCHES },
  });
  await connection.run(`set variable taken_${side} = (${taken})`);
};

/**
 * Makes the table of everybody who has a match: kind by kind, and each kind by ranges of tokens, by which its
 * files are sorted. So what is joined at a time is as much for lists of any size.
 */
export const makeMatch = async (
  connection: DuckDBConnection,
  making: MatchMaking,
): Promise<void> => {
  const numbers = matchNumbers(making.match).map((number) => `${number} integer`);
  await connection.run(
    `create temp table ${MATCHES} (counted_person integer, other_person integer, ${numbers.join(', ')})`,
  );
  const counted = await sizesOf(connection, making, 'counted');
  const other = await sizesOf(connection, making, 'other');
  const tokens = counted.tokens > other.tokens ? counted.tokens : other.tokens;
  const count = tokens / BigInt(MATCH_TOKENS) + 1n;
  for (const [at, kind] of making.match.on.entries()) {
    if (at > 0) {
      await noteTaken(connection, 'counted', counted.last);
      await noteTaken(connection, 'other', other.last);
    }
    await addKind(connection, making, { kind, count });
  }
};

/** Writes what is kept of a match into a file. One thread: several would cut the rows another way each time. */
export const writeMatch = async (
  connection: DuckDBConnection,
  match: VersionsMatch,
  target: string,
): Promise<void> => {
  const rows = await fillSql('matching/fast/kept', {
    people: String(match.people.counted),
    matches: MATCHES,
    numbers: matchNumbers(match)
      .map((number) => `coalesce(${number}, 0) as ${number}`)
      .join(', '),
  });
  await connection.run('set threads = 1');
  await connection.run(`copy (${rows}) to ${quoteTarget(target)} ${KEPT_PARQUET}`);
  await connection.run('reset threads');
};
