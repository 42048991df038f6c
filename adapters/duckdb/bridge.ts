import type { DuckDBConnection } from '@duckdb/node-api';
import { parquetRows } from '#adapters/duckdb/quote.ts';
import { kindsOfOwners, type TokenKind } from '#core/identifiers/kinds.ts';
import type { BridgeCounts, KindFiles } from '#core/ports/version-files.ts';

const NOBODY =
  'select 0::bigint as token_hi, 0::bigint as token_lo, 0::bigint as person where false';

/** Grain: one row per token by which events of a kind can be of somebody, and the first person who has it. */
const ownersSql = (people: KindFiles, kind: TokenKind): string => {
  const files = kindsOfOwners([kind]).flatMap((each) => people.get(each) ?? []);
  if (files.length === 0) return NOBODY;
  return `select token_hi, token_lo, min(person) as person from ${parquetRows(...files)} group by all`;
};

/** Grain: one row per token that events of a kind have: how many, and whose they are, if anybody's. */
const eventsSql = (
  people: KindFiles,
  [kind, files]: readonly [TokenKind, readonly string[]],
): string => `
  select events.n, owners.person
  from (
    select token_hi, token_lo, count(*) as n from ${parquetRows(...files)} group by all
  ) as events
  left join (${ownersSql(people, kind)}) as owners
    on owners.token_hi = events.token_hi and owners.token_lo = events.token_lo`;

const firstRow = async (connection: DuckDBConnection, sql: string): Promise<readonly number[]> => {
  const found = await connection.runAndReadAll(sql);
  return (found.getRows()[0] ?? []).map(Number);
};

/** Counts which people of a version events of another reach by their tokens. */
export const bridgeOf = async (
  connection: DuckDBConnection,
  people: KindFiles,
  events: KindFiles,
): Promise<BridgeCounts> => {
  const kinds = [...events].filter(([, files]) => files.length > 0);
  const seen = kinds.map((each) => eventsSql(people, each)).join('\n  union all\n');
  const [all = 0, linked = 0, reached = 0] = await firstRow(
    connection,
    `select coalesce(sum(n), 0), coalesce(sum(n) filter (where person is not null), 0), count(distinct person)
from (${seen})`,
  );
  const own = kindsOfOwners(kinds.map(([kind]) => kind)).flatMap((kind) => people.get(kind) ?? []);
  const [withIds = 0] =
    own.length === 0
      ? []
      : await firstRow(connection, `select count(distinct person) from ${parquetRows(...own)}`);
  return { events: all, linked, reached, withIds };
};
