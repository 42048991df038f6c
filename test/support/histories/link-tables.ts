import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteName } from '#adapters/duckdb/quote.ts';
import { LINK_TABLES, type LinkName } from '#core/matching/histories.ts';
import type { MatchText } from '#core/matching/vault-query.ts';
import type { PlainEvent, PlainHistory } from '#test/reference/plain-question.ts';

/** The attributes of people; that of the counted list first. */
export const PEOPLE = ['tier', 'device'] as const;
/** The attributes of events, by name. */
export const EVENTS = { conversions: ['place'], touches: ['campaign', 'type'] } as const;

/** A row of a link: a person, whose time is -1, or an event. */
interface LinkRow {
  readonly matched: boolean;
  readonly number: number;
  readonly at: number;
  readonly value: number;
  readonly codes: readonly number[];
}

const eventCodes = (link: LinkName, { codes }: PlainEvent): readonly number[] =>
  EVENTS[link].map((name) => codes[name] ?? 0);

const rowsOf = (
  histories: readonly PlainHistory[],
  link: LinkName,
  isMatched: (pair: number) => boolean,
): LinkRow[] =>
  histories.flatMap((history, number) => {
    const row = { matched: isMatched(number), number };
    const person = {
      ...row,
      at: -1,
      value: 0,
      codes: PEOPLE.map((name) => history.people[name] ?? 0),
    };
    const events = history[link].map((event) => ({
      ...{ ...row, at: event.at, value: event.value, codes: eventCodes(link, event) },
    }));
    return [person, ...events];
  });

const tieOf = (codes: readonly number[]): bigint =>
  codes.reduce((sum, code, at) => sum + BigInt(code) * 100n ** BigInt(at), 0n);

const fastRow = ({ matched, number, at, value, codes }: LinkRow): string =>
  [
    matched ? number : -1 - number,
    at,
    value,
    tieOf(codes),
    ...codes,
    ...(codes.length < 2 ? [0] : []),
  ].join(', ');

const padded = (number: number | bigint, width: number): string =>
  String(number).padStart(width, '0');

/** 51 digits, in quotes as Athena leaves them. */
const textRow = ({ matched, number, at, value, codes }: LinkRow): string => {
  const isPerson = at < 0;
  const mark = (isPerson ? 0 : 2) + (matched ? 1 : 0);
  const time = padded(Math.max(at, 0), 10);
  return `'"${mark}${padded(number, 13)}${time}${padded(value, 9)}${padded(tieOf(codes), 18)}"'`;
};

const createFast = (link: LinkName): string => {
  const table = quoteName(LINK_TABLES[link]);
  const events = EVENTS[link].map(
    (name, at) => `${at === 0 ? 'one' : 'two'} as ${quoteName(`events.${name}`)}`,
  );
  const view = ['pair', '"at"', 'value', 'tie', 'one as "counted.tier"', 'two as "other.device"'];
  return `create table rows_${link} (pair bigint, "at" bigint, value integer, tie bigint, one integer, two integer);
    create view ${table} as select ${[...view, ...events].join(', ')} from rows_${link}`;
};

const CHUNK = 5_000;

/** Makes both links of these histories in the form of a text; those that are not matched stand in them as well. */
export const createLinks = async (
  connection: DuckDBConnection,
  histories: readonly PlainHistory[],
  { text, isMatched = () => true }: { text: MatchText; isMatched?: (pair: number) => boolean },
): Promise<void> => {
  for (const link of ['conversions', 'touches'] as const) {
    const table = text === 'fast' ? `rows_${link}` : quoteName(LINK_TABLES[link]);
    await connection.run(
      text === 'fast' ? createFast(link) : `create table ${table} (kept varchar)`,
    );
    const rows = rowsOf(histories, link, isMatched).map(text === 'fast' ? fastRow : textRow);
    for (let from = 0; from < rows.length; from += CHUNK)
      await connection.run(
        `insert into ${table} values ${rows
          .slice(from, from + CHUNK)
          .map((row) => `(${row})`)
          .join(', ')}`,
      );
  }
};
