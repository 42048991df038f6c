import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { athenaLiteral } from '#adapters/aws/athena/athena-literal.ts';
import { tokenColumns } from '#adapters/duckdb/person-marks.ts';
import { parquetRows, quoteName, quoteText } from '#adapters/duckdb/quote.ts';
import { keptSql, losersSql, type Settling } from '#adapters/duckdb/settling-sql.ts';
import { markedKinds } from '#core/identifiers/marked-kinds.ts';
import type { SettledShard, ShardPieces } from '#core/ports/version-files.ts';
import { shardTokens } from '#core/shards.ts';
import { readParquet, writeParquet, writeQuery } from '#proof/rehearsal/parquet.ts';
import { executeImmediate } from '#proof/trino/athena-engine.ts';
import { queryTrino } from '#proof/trino/trino-client.ts';

/** A Trino whose catalog lies over a folder. */
export interface TrinoPlace {
  readonly url: string;
  readonly root: string;
}

const SCHEMA = 'settling';
let tables = 0;

/** Where what a statement of Trino finds is written, as a table of its own. */
interface Made {
  readonly table: string;
  /** The files of it. None if nothing was found. */
  readonly files: readonly string[];
}

const createAs = async (
  { url, root }: TrinoPlace,
  { sql, parameters }: { readonly sql: string; readonly parameters: readonly string[] },
): Promise<Made> => {
  tables += 1;
  const name = `made_${tables}`;
  const table = `${SCHEMA}.${name}`;
  const made = `create table ${table} with (format = 'PARQUET') as ${sql}`;
  await queryTrino(url, executeImmediate({ sql: made, parameters }));
  const folder = join(root, 'metastore', SCHEMA, name);
  const names = await readdir(folder).catch((): string[] => []);
  const files = names.filter((each) => !/^[._]/.test(each)).map((each) => join(folder, each));
  return { table, files };
};

/** What the parts have of a kind, as a table over copies of their files. */
const piecesTable = async (
  { url, root }: TrinoPlace,
  {
    kind,
    kinds,
    attributes,
    pieces,
  }: Omit<Settling, 'pieces'> & { readonly pieces: readonly string[] },
): Promise<string> => {
  tables += 1;
  const table = `${SCHEMA}.pieces_${tables}`;
  const folder = join('pieces', String(tables));
  await mkdir(join(root, folder), { recursive: true });
  for (const [at, path] of pieces.entries())
    await copyFile(path, join(root, folder, `part-${at}.parquet`));
  const others = markedKinds(kinds)
    .filter((each) => each !== kind)
    .flatMap(tokenColumns);
  const columns = ['token_hi', 'token_lo', 'person', ...attributes, ...others];
  await queryTrino(
    url,
    `create table ${table} (${columns.map((name) => `${quoteName(name)} bigint`).join(', ')})
      with (format = 'PARQUET', external_location = ${quoteText(`local:///${folder}`)})`,
  );
  return table;
};

/** Writes the rows of files as one, as whoever settles a shard leaves them. */
const writeRows = async (path: string, files: readonly string[], order: string): Promise<void> =>
  writeQuery(path, `select * from ${parquetRows(...files)} order by ${order}`);

const EVERY_TOKEN = shardTokens(0, 1).map(athenaLiteral);

/** Makes the schema in which such tables lie. */
export const makeSettlingSchema = async ({ url, root }: TrinoPlace): Promise<void> => {
  const location = quoteText(`local:///metastore/${SCHEMA}`);
  await queryTrino(url, `create schema if not exists ${SCHEMA} with (location = ${location})`);
  await mkdir(join(root, 'metastore', SCHEMA), { recursive: true });
};

/** Settles one kind in a shard by the statements of `sql/settling/` on Trino, each as `CREATE TABLE AS`. */
export const settleOnTrino = async (
  place: TrinoPlace,
  { attributes, ...of }: ShardPieces & { readonly attributes: readonly string[] },
  target: string,
): Promise<SettledShard> => {
  const { kind, kinds, files, holders = 1 } = of;
  const pieces = await piecesTable(place, { kind, kinds, attributes, holders, pieces: files });
  const settling = { kind, kinds, attributes, holders, pieces };
  const lost = await createAs(place, { sql: await losersSql(settling), parameters: EVERY_TOKEN });
  const left = await createAs(place, {
    sql: await keptSql(settling, lost.table),
    parameters: [],
  });
  const kept = join(target, 'kept.parquet');
  const names = ['token_hi', 'token_lo', 'person', ...attributes];
  if (left.files.length > 0) await writeRows(kept, left.files, 'token_hi, token_lo');
  else await writeParquet(kept, Object.fromEntries(names.map((name) => [name, 'bigint'])), []);
  const rows = lost.files.length > 0 ? await readParquet(...lost.files) : [];
  if (rows.length === 0) return { lost: 0, kept, losers: undefined };
  const losers = join(target, 'losers.parquet');
  await writeRows(losers, lost.files, 'person');
  return { lost: rows.length, kept, losers };
};
