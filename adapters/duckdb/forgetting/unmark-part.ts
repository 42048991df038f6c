import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { countOf } from '#adapters/duckdb/count-of.ts';
import { byOwner, ownerOf, tokensIn } from '#adapters/duckdb/forgetting/token-sets.ts';
import { PART_PARQUET } from '#adapters/duckdb/parquet-options.ts';
import { parquetRows, quoteName, quoteTarget, quoteText } from '#adapters/duckdb/quote.ts';
import { registerReadDigest } from '#adapters/duckdb/read-digest-function.ts';
import { hasJustTheColumns, runWithPads } from '#adapters/duckdb/tokenise-part.ts';
import { half, hmac, readingOf } from '#adapters/duckdb/tokenise-sql.ts';
import { ROW_LABEL, type TokenKind } from '#core/identifiers/kinds.ts';
import { MAX_LISTED_A_REASON } from '#core/limits.ts';
import { FILLERS } from '#core/lint/placeholders.ts';
import type { MarkedPart, UnmarkedPart } from '#core/ports/forgetting.ts';

/** No filler is marked, keyed or not: no list that marks are made of takes one. */
const PLAIN = { fillers: FILLERS };

/** The kinds of a part of which there are marks, each with these. */
const markedKinds = ({ subkeys, marks }: MarkedPart): readonly (readonly [TokenKind, string])[] => {
  const sets = byOwner(marks);
  return [...subkeys.keys()]
    .filter((kind) => kind !== ROW_LABEL)
    .flatMap((kind) => {
      const paths = sets.get(ownerOf(kind));
      return paths ? [[kind, tokensIn(paths)] as const] : [];
    });
};

/** Grain: one row per row of the part that has an identifier, with the mark of each kind. */
const rowsTable = ({ source }: MarkedPart, kinds: readonly TokenKind[]): string => {
  const macs = kinds.map((kind) => `${hmac(kind, `_read_${kind}.digest`)} as _mac_${kind}`);
  const halves = kinds.flatMap((kind) =>
    (['hi', 'lo'] as const).map((which) => `${half(`_mac_${kind}`, which)} as _${which}_${kind}`),
  );
  return `create temp table digests as
with part as (
  select file_row_number + 1 as _line, ${kinds.map((kind) => readingOf(kind, PLAIN)).join(', ')} from ${parquetRows(source)}
),
hashed as (select _line, ${macs.join(', ')} from part)
select _line, ${halves.join(', ')} from hashed`;
};

/** Grain: one row per row of the part that holds a marked identifier. */
const foundTable = (kinds: readonly (readonly [TokenKind, string])[]): string => {
  const found = kinds.map(
    ([kind, listed]) => `select _line from digests semi join ${listed}
  on _hi_${kind} = listed.token_hi and _lo_${kind} = listed.token_lo`,
  );
  return `create temp table found as select distinct _line from (${found.join('\nunion all\n')})`;
};

/**
 * The part with no identifier in these rows. Their attributes are declared ones, so that a row is left out for having
 * no identifier, whatever else was wrong with it.
 */
const writeUnmarked = async (connection: DuckDBConnection, part: MarkedPart): Promise<string> => {
  const path = join(part.target, 'unmarked.parquet');
  const instead = (name: string, text: string): string =>
    `case when found._line is null then part.${quoteName(name)} else ${text} end as ${quoteName(name)}`;
  const columns = [
    ...[...part.subkeys.keys()].map((kind) => instead(kind, 'null')),
    ...Object.entries(part.attributes).map(([name, [first = '']]) =>
      instead(name, quoteText(first)),
    ),
    ...part.beside.map((name) => `part.${quoteName(name)}`),
  ];
  await connection.run(`copy (
  with part as (select *, file_row_number + 1 as _line from ${parquetRows(part.source)})
  select ${columns.join(', ')} from part left join found using (_line) order by part._line
) to ${quoteTarget(path)} ${PART_PARQUET}`);
  return path;
};

const firstLines = async (connection: DuckDBConnection): Promise<readonly number[]> => {
  const found = await connection.runAndReadAll(
    `select _line from found order by _line limit ${MAX_LISTED_A_REASON}`,
  );
  return found.getRows().map(([line]) => Number(line));
};

/** Finds the rows of a part that hold a marked identifier, and writes the part anew where there are any. */
export const unmarkPart = async (
  connection: DuckDBConnection,
  part: MarkedPart,
): Promise<UnmarkedPart> => {
  const as = { source: part.source, forgotten: 0, lines: [] };
  const kinds = markedKinds(part);
  const { source, subkeys, attributes, beside } = part;
  const columns = { source, kinds: [...subkeys.keys()], attributes, ...PLAIN };
  if (kinds.length === 0 || !(await hasJustTheColumns(connection, columns, beside))) return as;
  registerReadDigest(connection, FILLERS);
  const names = kinds.map(([kind]) => kind);
  const keys = new Map([...subkeys].filter(([kind]) => names.includes(kind)));
  await runWithPads(connection, rowsTable(part, names), keys);
  await connection.run(foundTable(kinds));
  const forgotten = await countOf(connection, 'found');
  if (forgotten === 0) return as;
  const lines = await firstLines(connection);
  return { source: await writeUnmarked(connection, part), forgotten, lines };
};
