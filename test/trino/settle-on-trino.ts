import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { athenaLiteral } from '#adapters/aws/athena/athena-literal.ts';
import { tokenColumns } from '#adapters/duckdb/person-marks.ts';
import { parquetRows, quoteName, quoteText } from '#adapters/duckdb/quote.ts';
import { keptSql, loserColumns, losersSql, type Settling } from '#adapters/duckdb/settling-sql.ts';
import type { IdentifierKind } from '#core/identifiers/kinds.ts';
import type { KindFiles, SettledShard } from '#core/ports/version-files.ts';
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
  const others = kinds.filter((each) => each !== kind).flatMap(tokenColumns);
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

/** Settles one kind; answers the files of its losers. */
const settleKind = async (
  place: TrinoPlace,
  settling: Settling,
  path: string,
): Promise<readonly string[]> => {
  const losers = await createAs(place, {
    sql: await losersSql(settling),
    parameters: EVERY_TOKEN,
  });
  const kept = await createAs(place, {
    sql: await keptSql(settling, losers.table),
    parameters: [],
  });
  const names = ['token_hi', 'token_lo', 'person', ...settling.attributes];
  if (kept.files.length > 0) await writeRows(path, kept.files, 'token_hi, token_lo');
  else await writeParquet(path, Object.fromEntries(names.map((name) => [name, 'bigint'])), []);
  return losers.files;
};

/** Makes the schema in which such tables lie. */
export const makeSettlingSchema = async ({ url, root }: TrinoPlace): Promise<void> => {
  const location = quoteText(`local:///metastore/${SCHEMA}`);
  await queryTrino(url, `create schema if not exists ${SCHEMA} with (location = ${location})`);
  await mkdir(join(root, 'metastore', SCHEMA), { recursive: true });
};

/** Settles a shard by the statements of `sql/settling/` on Trino, each as `CREATE TABLE AS`. */
export const settleOnTrino = async (
  place: TrinoPlace,
  attributes: readonly string[],
  { files, target }: { readonly files: KindFiles; readonly target: string },
): Promise<SettledShard> => {
  const kinds = [...files.keys()];
  const lost = new Map<IdentifierKind, number>();
  const all: string[] = [];
  for (const kind of kinds) {
    const settling = { kind, kinds, attributes };
    const pieces = await piecesTable(place, { ...settling, pieces: files.get(kind) ?? [] });
    const losers = await settleKind(
      place,
      { ...settling, pieces },
      join(target, `${kind}.parquet`),
    );
    if (losers.length === 0) continue;
    const rows = await readParquet(...losers);
    if (rows.length > 0) lost.set(kind, rows.length);
    all.push(...losers);
  }
  if (lost.size === 0) return { lost, losers: undefined };
  const losers = join(target, 'losers.parquet');
  const [first = '', second = ''] = loserColumns({ kinds, attributes });
  await writeRows(losers, all, `${second}, ${first}`);
  return { lost, losers };
};
