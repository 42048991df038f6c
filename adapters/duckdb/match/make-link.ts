import type { DuckDBConnection } from '@duckdb/node-api';
import { makeMatch } from '#adapters/duckdb/match/make-match.ts';
import {
  MATCHES,
  type MatchMaking,
  rangesOf,
  type Side,
} from '#adapters/duckdb/match/match-making.ts';
import { KEPT_PARQUET } from '#adapters/duckdb/match/write-match.ts';
import { parquetRows, quoteName, quoteTarget } from '#adapters/duckdb/quote.ts';
import { fillSql } from '#adapters/sql-files.ts';
import { kindsOfOwners, type TokenKind } from '#core/identifiers/kinds.ts';
import { eventPlaces, linkNumbers } from '#core/matching/link-numbers.ts';
import { matchNumbers, placedCode } from '#core/matching/match-numbers.ts';
import type { VersionsLink } from '#core/matching/vault-query.ts';

/** What a link is made of: what its match is, and the token files of the events and of the people whose they are. */
export interface LinkMaking {
  readonly link: VersionsLink;
  readonly making: MatchMaking;
  /** Files of a kind of the events; none where they have none of it. */
  events(kind: TokenKind): readonly string[];
  /** The same of the people of the list whose events they are. */
  owners(kind: TokenKind): readonly string[];
}

/** Everybody of the counted list, and every event. */
export const LINK = 'made_link';

const PAIRS = 'pairs';

/** More than the number of any person of a version: events of nobody are spread as those of people are. */
const PERSONS = String(10n ** 13n);

const personOf = (side: Side): string => `${side}_person`;

/** Each number of a row, in which what it does not have is 0. */
const numbersOf = (making: LinkMaking, own: (number: string) => string | undefined): string =>
  linkNumbers(making.link)
    .map((number) => `${own(number) ?? '0'}::integer as ${number}`)
    .join(', ');

const ofPerson = (making: LinkMaking): string => {
  const known = matchNumbers(making.link.match);
  return numbersOf(making, (number) =>
    known.includes(number) ? `coalesce(${number}, 0)` : undefined,
  );
};

const ofEvent = (making: LinkMaking): string =>
  numbersOf(making, (number) => {
    const codes = eventPlaces(making.link).filter((place) => place.number === number);
    if (codes.length === 0) return undefined;
    return `(${codes.map(({ column, bits }) => placedCode(`events.${quoteName(column)}::integer`, bits)).join(' + ')})`;
  });

const addPeople = async (connection: DuckDBConnection, making: LinkMaking): Promise<void> => {
  const people = await fillSql('histories/fast/people', {
    ...{ people: String(making.link.match.rows), matches: MATCHES, numbers: ofPerson(making) },
  });
  await connection.run(`create temp table ${LINK} as ${people}`);
};

const rowsIn = async (connection: DuckDBConnection, files: readonly string[]): Promise<bigint> => {
  const found = await connection.runAndReadAll(
    `select count(*)::varchar from ${parquetRows(...files)}`,
  );
  return BigInt(String(found.getRows()[0]?.[0]));
};

/** The events of one kind, range by range of tokens, by which all files are sorted. */
const addEvents = async (
  connection: DuckDBConnection,
  making: LinkMaking,
  kind: TokenKind,
): Promise<void> => {
  const events = making.events(kind);
  if (events.length === 0) return;
  const owners = kindsOfOwners([kind]).flatMap((each) => making.owners(each));
  const tokens = owners.length === 0 ? 0n : await rowsIn(connection, owners);
  const rows = await fillSql('histories/fast/events', {
    ...{ events: parquetRows(...events), pairs: PAIRS, numbers: ofEvent(making), persons: PERSONS },
    owners:
      owners.length === 0
        ? '(select 0::bigint as token_hi, 0::bigint as token_lo, 0::bigint as person where false)'
        : parquetRows(...owners),
  });
  const ranges = rangesOf(tokens / BigInt(making.making.bounds.tokens) + 1n);
  for (const [least, most] of ranges)
    await connection.run(`insert into ${LINK} ${rows}`, { least, most });
};

/** Makes the table of a link: matches first, then everybody of the counted list, then the events of each kind. */
export const makeLink = async (connection: DuckDBConnection, making: LinkMaking): Promise<void> => {
  // By the numbers of the files, since those who are not of the kinds of the match have others.
  const bounds = { ...making.making.bounds, bits: 0 };
  await makeMatch(connection, { ...making.making, bounds, keepsPersons: true });
  const pairs = await fillSql('histories/fast/pairs', {
    ...{ person: personOf(making.link.side), matches: MATCHES },
  });
  await connection.run(`create temp table ${PAIRS} as ${pairs}`);
  await addPeople(connection, making);
  for (const kind of making.link.by) await addEvents(connection, making, kind);
  for (const table of [PAIRS, MATCHES]) await connection.run(`drop table ${table}`);
};

/** Writes a link into a file that is as long whoever matches, by one thread: several would cut the rows otherwise. */
export const writeLink = async (connection: DuckDBConnection, target: string): Promise<void> => {
  await connection.run('set threads = 1');
  await connection.run(`copy (from ${LINK}) to ${quoteTarget(target)} ${KEPT_PARQUET}`);
  await connection.run('reset threads');
};
