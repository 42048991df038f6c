import { readFile } from 'node:fs/promises';
import { SQL_FOLDER } from '#adapters/sql-folder.ts';
import { LINK_TABLES } from '#core/matching/histories.ts';
import { countingFrom } from '#core/matching/match.ts';
import { filteredColumns } from '#core/matching/match-columns.ts';
import type {
  MatchText,
  QueryColumn,
  QueryPart,
  QueryValue,
  VaultQuery,
} from '#core/matching/vault-query.ts';

/** The text of a SQL file, by the name that an analysis gives it. */
export const readSql = (name: string): Promise<string> =>
  readFile(new URL(`${name}.sql`, SQL_FOLDER ?? import.meta.url), 'utf8');

/** The same without its remarks. */
const readStatement = async (name: string): Promise<string> =>
  (await readSql(name)).replaceAll(/^--.*\n/gm, '').trimEnd();

/** A text with something in the place of each `{{name}}`. A name that the text has and nobody gives is a fault of ours. */
const fillNames = (
  file: string,
  text: string,
  pieceOf: (name: string) => string | undefined,
): string =>
  text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const piece = pieceOf(name);
    if (piece !== undefined) return piece;
    throw new Error(`the SQL file "${file}" names {{${name}}}, which it is not given`);
  });

/**
 * A statement of a SQL file, with pieces of SQL in the place of `{{name}}`: whoever gives them has quoted what is
 * not ours in them.
 */
export const fillSql = async (
  name: string,
  pieces: Readonly<Record<string, string>>,
): Promise<string> => fillNames(name, await readStatement(name), (place) => pieces[place]);

/** A statement without its remarks, and what stands for each `?` in it, in order. */
export interface RenderedSql {
  readonly sql: string;
  readonly values: readonly QueryValue[];
}

/** A line that is nothing but a name, for which the text of another file stands; or a place for a value. */
const PLACE = /^( *)\{\{(\w+)\}\}$|\?/gm;

/** The statement of a part, over the table that it is given. */
const readRows = async ({ sql, rows }: QueryPart): Promise<string> => {
  const text = await readStatement(sql);
  return rows === undefined ? text : text.replaceAll(/\{\{rows(?=_|\}\})/g, () => `{{${rows}`);
};

/** The file of a part with the parts in it that it includes, each as far in as its line was. */
const composeSql = async (part: QueryPart): Promise<RenderedSql> => {
  const included = new Map<string, RenderedSql>();
  for (const [name, each] of Object.entries(part.includes))
    included.set(name, await composeSql(each));
  const own = [...part.values];
  const values: (QueryValue | undefined)[] = [];
  const sql = (await readRows(part)).replaceAll(PLACE, (place, indent: string, name: string) => {
    const statement = included.get(name);
    if (place === '?') values.push(own.shift());
    if (!statement) return place;
    values.push(...statement.values);
    return statement.sql.replaceAll(/^(?=.)/gm, () => indent);
  });
  const given = values.filter((value) => value !== undefined);
  if (own.length > 0 || given.length < values.length)
    throw new Error(`the SQL file "${part.sql}" binds another number of values than it is given`);
  return { sql, values: given };
};

const columnText = (column: QueryColumn, quote: (name: string) => string): string =>
  typeof column === 'number' ? String(column) : `${quote(column.table)}.${quote(column.column)}`;

/** How an engine is spoken to. */
export interface SqlText {
  readonly match: MatchText;
  /** A name as the engine quotes it. */
  readonly quote: (name: string) => string;
}

/**
 * The statement of a query: what it includes in its place, and its names, quoted, in the place of
 * `{{name}}`. Values never pass into the text: they are bound to `?`. A name or a value that the text has
 * and the query has not is a fault of ours.
 */
export const renderSql = async (
  query: VaultQuery,
  { match, quote }: SqlText,
): Promise<RenderedSql> => {
  const history = query.histories?.[match];
  if (history)
    return renderPart(history, { ...history, tables: Object.values(LINK_TABLES), quote });
  const columns = { ...query.columns, ...(query.filter && filteredColumns(query.filter)) };
  const part = countingFrom(query, query.match[match]);
  return renderPart(part, { tables: Object.keys(query.tables), columns, quote });
};

/** The names that the text of a part has, and how the engine quotes them. */
export interface PartNames extends Pick<SqlText, 'quote'> {
  readonly tables: readonly string[];
  readonly columns: VaultQuery['columns'];
}

/** The same of a part that is a statement by itself. */
export const renderPart = async (
  part: QueryPart,
  { tables, columns, quote }: PartNames,
): Promise<RenderedSql> => {
  const { sql, values } = await composeSql(part);
  const named = fillNames(part.sql, sql, (name) => {
    const column = columns[name];
    if (column !== undefined) return columnText(column, quote);
    return tables.includes(name) ? quote(name) : undefined;
  });
  return { sql: named, values };
};
