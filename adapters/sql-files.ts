import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ColumnName, SqlName, VaultQuery } from '#core/ports/query-engine.ts';

/** Where the SQL lies: beside a bundle, or beside this project's other folders. */
const SQL_FOLDER = ['./sql/', '../sql/']
  .map((folder) => new URL(folder, import.meta.url))
  .find((folder) => existsSync(folder));

/** The text of a SQL file, by a name of the closed list. */
export const readSql = (name: SqlName): Promise<string> =>
  readFile(new URL(`${name}.sql`, SQL_FOLDER ?? import.meta.url), 'utf8');

const columnText = (column: ColumnName, quote: (name: string) => string): string =>
  column === 'none' ? "''" : `${quote(column.table)}.${quote(column.column)}`;

/**
 * Puts the names of a query, quoted, in the place of `{{name}}`. Values never pass here: they are
 * bound to `?`. A name that the file has and the query has not is a fault of ours.
 */
export const renderSql = async (
  query: VaultQuery,
  quote: (name: string) => string,
): Promise<string> => {
  const text = await readSql(query.sql);
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const column = query.columns[name];
    if (column !== undefined) return columnText(column, quote);
    if (Object.hasOwn(query.tables, name)) return quote(name);
    throw new Error(`the SQL file "${query.sql}" names {{${name}}}, which its query does not give`);
  });
};
