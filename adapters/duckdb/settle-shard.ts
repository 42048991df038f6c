import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { tokenColumns } from '#adapters/duckdb/person-marks.ts';
import { parquetRows, quoteName, quoteTarget } from '#adapters/duckdb/quote.ts';
import { attributesIn } from '#adapters/duckdb/version-people.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import { RANGE_TOKENS } from '#core/limits.ts';
import type { KindFiles, SettledShard } from '#core/ports/version-files.ts';

/** What is known of the shard's pieces before they are read. */
interface Pieces {
  readonly files: KindFiles;
  /** Names of the attributes, quoted. */
  readonly attributes: readonly string[];
}

const list = (columns: readonly string[]): string => columns.map((name) => `, ${name}`).join('');

/** The tokens of a person in the columns of the comparison of people, from a row that is of one of them. */
const allTokens = (own: IdentifierKind, { files }: Pieces): string =>
  [...files.keys()]
    .flatMap((kind) =>
      kind === own
        ? [`token_hi as _hi_${kind}`, `token_lo as _lo_${kind}`]
        : tokenColumns(kind).map((name) => `tokens.${name}`),
    )
    .join(', ');

/** Grain: one row per (kind, token) that a person holds although a lower person holds it too, with all that is known of it. */
const losersTable = ({ files, attributes }: Pieces): string => `create temp table losers (
  _lost varchar, person bigint${list([...files.keys()].flatMap((kind) => tokenColumns(kind).map((name) => `${name} bigint`)))}
  ${list(attributes.map((name) => `${name} bigint`))})`;

/** The shared tokens of one range are few: find them first, then look their holders up. */
const findLosers = (kind: IdentifierKind, pieces: Pieces, [low, high]: Range): string => {
  const source = parquetRows(...(pieces.files.get(kind) ?? []));
  return `
insert into losers
with tokens as (from ${source} where token_hi between '${low}'::bigint and '${high}'::bigint),
shared as (
  select token_hi, token_lo, min(person) as _winner
  from tokens group by all having count(*) > 1
)
select '${kind}', tokens.person, ${allTokens(kind, pieces)}${list(pieces.attributes)}
from tokens join shared using (token_hi, token_lo)
where tokens.person > shared._winner`;
};

type Range = readonly [bigint, bigint];

/** Cuts the tokens into ranges. The files are sorted by token, so a range reads little more than its own. */
const rangesOf = async (
  connection: DuckDBConnection,
  files: readonly string[],
): Promise<readonly Range[]> => {
  const found = await connection.runAndReadAll(
    `select count(*), min(token_hi), max(token_hi) from ${parquetRows(...files)}`,
  );
  const [tokens, least, most] = found.getRows()[0] ?? [];
  if (typeof least !== 'bigint' || typeof most !== 'bigint') return [];
  const ranges = BigInt(Math.ceil(Number(tokens) / RANGE_TOKENS));
  const border = (at: bigint): bigint => least + ((most - least + 1n) * at) / ranges;
  return Array.from({ length: Number(ranges) }, (_, at) => [
    border(BigInt(at)),
    border(BigInt(at) + 1n) - 1n,
  ]);
};

const writeKept = (
  kind: IdentifierKind,
  { files, attributes }: Pieces,
  target: string,
): string => `copy (
  select token_hi, token_lo, person${list(attributes)} from ${parquetRows(...(files.get(kind) ?? []))} as tokens
  anti join (select person from losers where _lost = '${kind}') using (person)
  order by token_hi, token_lo
) to ${quoteTarget(join(target, `${kind}.parquet`))} ${PARQUET}`;

const lostByKind = async (
  connection: DuckDBConnection,
): Promise<ReadonlyMap<IdentifierKind, number>> => {
  const found = await connection.runAndReadAll('select _lost, count(*) from losers group by all');
  return new Map(
    found.getRows().map(([kind, lost]) => [String(kind) as IdentifierKind, Number(lost)]),
  );
};

/** Resolves duplicates between the parts in one shard: the lower person keeps the token. */
export const settleShard = async (
  connection: DuckDBConnection,
  files: KindFiles,
  target: string,
): Promise<SettledShard> => {
  const attributes = (await attributesIn(connection, files)).map(quoteName);
  const pieces: Pieces = { files, attributes };
  await connection.run(losersTable(pieces));
  for (const [kind, paths] of files)
    for (const range of await rangesOf(connection, paths))
      await connection.run(findLosers(kind, pieces, range));
  for (const kind of files.keys()) await connection.run(writeKept(kind, pieces, target));
  const lost = await lostByKind(connection);
  if (lost.size === 0) return { lost, losers: undefined };
  const losers = join(target, 'losers.parquet');
  await connection.run(
    `copy (from losers order by person, _lost) to ${quoteTarget(losers)} ${PARQUET}`,
  );
  return { lost, losers };
};
