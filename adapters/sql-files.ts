import { readFile } from 'node:fs/promises';
import { SQL_FOLDER } from '#adapters/sql-folder.ts';
import type { ColumnName, VaultQuery } from '#core/matching/vault-query.ts';

/** The text of a SQL file, by the name that an analysis gives it. */
export const readSql = (name: string): Promise<string> =>
  readFile(new URL(`${name}.sql`, SQL_FOLDER ?? import.meta.url), 'utf8');

/** A line that is nothing but a name: the text of another file stands there. */
const INCLUDE = /^( *)\{\{(\w+)\}\}$/gm;

/** The file of a query with the statements in it that it includes, each as far in as its line was. */
const composeSql = async ({ sql, includes }: VaultQuery): Promise<string> => {
  const statements = new Map<string, string>();
  for (const [name, file] of Object.entries(includes))
    statements.set(name, (await readSql(file)).replaceAll(/^--.*\n/gm, '').trimEnd());
  return (await readSql(sql)).replaceAll(
    INCLUDE,
    (line, indent: string, name: string) =>
      statements.get(name)?.replaceAll(/^(?=.)/gm, () => indent) ?? line,
  );
};

const columnText = (column: ColumnName, quote: (name: string) => string): string =>
  column === 'none' ? "''" : `${quote(column.table)}.${quote(column.column)}`;

/**
 * The statement of a query: what it includes in its place, and its names, quoted, in the place of
 * `{{name}}`. Values never pass here: they are bound to `?`. A name that the text has and the query
 * has not is a fault of ours.
 */
export const renderSql = async (
  query: VaultQuery,
  quote: (name: string) => string,
): Promise<string> => {
  const text = await composeSql(query);
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const column = query.columns[name];
    if (column !== undefined) return columnText(column, quote);
    if (Object.hasOwn(query.tables, name)) return quote(name);
    throw new Error(`the SQL file "${query.sql}" names {{${name}}}, which its query does not give`);
  });
};
