import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { parquetRows, quoteTarget } from '#adapters/duckdb/quote.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { KindFiles, RewrittenFile, SettledVersion } from '#core/ports/version-files.ts';

/** Grain: one row per (kind, token) that a person holds although a lower person holds it too. */
const LOSERS = `create temp table losers (kind varchar, token_hi bigint, token_lo bigint, person bigint)`;

/** The shared tokens of one range are few: find them first, then look their holders up. */
const findLosers = (
  kind: IdentifierKind,
  files: readonly string[],
  [low, high]: readonly [bigint, bigint],
): string => `
insert into losers
with tokens as (
  select token_hi, token_lo, person from ${parquetRows(...files)}
  where token_hi between '${low}'::bigint and '${high}'::bigint
),
shared as (
  select token_hi, token_lo, min(person) as winner
  from tokens group by all having count(*) > 1
)
select '${kind}', tokens.token_hi, tokens.token_lo, tokens.person
from tokens join shared using (token_hi, token_lo)
where tokens.person > shared.winner`;

/**
 * Cuts the tokens into as many ranges as there are parts. The files are sorted by token, so a range
 * reads little more than its own, and memory stays that of one part.
 */
const rangesOf = (parts: number): readonly (readonly [bigint, bigint])[] => {
  const border = (at: number): bigint => (BigInt(at) * 2n ** 64n) / BigInt(parts) - 2n ** 63n;
  return Array.from({ length: parts }, (_, at) => [border(at), border(at + 1) - 1n]);
};

/** Persons whose every token, over all kinds, is lost. */
const lostPeople = (files: KindFiles): string => {
  const held = [...files.values()].map(
    (paths) => `select person from ${parquetRows(...paths)} semi join losers using (person)`,
  );
  return `
with held as (select person, count(*) as tokens from (${held.join(' union all ')}) group by person),
lost as (select person, count(*) as tokens from losers group by person)
select count(*) as n from held join lost using (person) where held.tokens = lost.tokens`;
};

const numberOf = async (connection: DuckDBConnection, sql: string): Promise<number> =>
  Number((await connection.runAndReadAll(sql)).getRows()[0]?.[0] ?? 0);

const rewrite = async (
  connection: DuckDBConnection,
  kind: IdentifierKind,
  paths: { readonly source: string; readonly path: string },
): Promise<boolean> => {
  const source = parquetRows(paths.source);
  const match = `losers.kind = '${kind}' and losers.person = part.person
    and losers.token_hi = part.token_hi and losers.token_lo = part.token_lo`;
  const touched = await numberOf(
    connection,
    `select count(*) from ${source} as part semi join losers on ${match}`,
  );
  if (touched === 0) return false;
  await connection.run(`copy (
  select part.* from ${source} as part anti join losers on ${match} order by token_hi, token_lo
) to ${quoteTarget(paths.path)} ${PARQUET}`);
  return true;
};

/** Resolves duplicates between the parts of a version: the lower person keeps the token. */
export const settleParts = async (
  connection: DuckDBConnection,
  files: KindFiles,
  target: string,
): Promise<SettledVersion> => {
  await connection.run(LOSERS);
  for (const [kind, paths] of files)
    for (const range of paths.length > 1 ? rangesOf(paths.length) : [])
      await connection.run(findLosers(kind, paths, range));
  const lostIdentifiers = new Map<IdentifierKind, number>();
  for (const kind of files.keys()) {
    const n = await numberOf(connection, `select count(*) from losers where kind = '${kind}'`);
    if (n > 0) lostIdentifiers.set(kind, n);
  }
  const rewritten: RewrittenFile[] = [];
  for (const kind of lostIdentifiers.keys())
    for (const [index, source] of (files.get(kind) ?? []).entries()) {
      const path = join(target, `${kind}-${index}.parquet`);
      if (await rewrite(connection, kind, { source, path })) rewritten.push({ kind, index, path });
    }
  const lost = lostIdentifiers.size > 0 ? await numberOf(connection, lostPeople(files)) : 0;
  return { lostIdentifiers, lostPeople: lost, rewritten };
};
