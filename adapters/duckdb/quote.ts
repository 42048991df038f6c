import { resolve } from 'node:path';

/** A name in SQL, in double quotes. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text in SQL, in single quotes: for places where DuckDB takes no parameter. Never for a path. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** What DuckDB takes for a pattern in the path of a file that it reads. */
const PATTERN = /[*?[]/;

/**
 * Matches a backslash and nothing else: every other byte is excluded. In a path with a pattern, a
 * backslash of its own would end the name of a folder.
 */
const BACKSLASH = '[!]-\u007f\u0001-[]';

const literally = (path: string): string =>
  PATTERN.test(path)
    ? path.replace(/[*?[\\]/g, (sign) => (sign === '\\' ? BACKSLASH : `[${sign}]`))
    : path;

/**
 * The one file that SQL is to read, whatever its name and its folders are called. DuckDB would take
 * `*`, `?` and `[` in it for a pattern and read other people's files, and `~` for a home.
 */
export const quoteFile = (path: string): string => quoteText(literally(resolve(path)));

/** The rows of Parquet files as a table, with their own columns alone: `kind=email` in a path is none. */
export const parquetRows = (...paths: readonly string[]): string =>
  `read_parquet([${paths.map(quoteFile).join(', ')}], hive_partitioning = false)`;

/** The same, and where the file of each row lies, under the name given. */
export const parquetRowsAnd = (file: string, ...paths: readonly string[]): string =>
  `read_parquet([${paths.map(quoteFile).join(', ')}], hive_partitioning = false, filename = ${quoteText(file)})`;

/** The file that SQL is to write: there DuckDB takes every sign as it stands. */
export const quoteTarget = (path: string): string => quoteText(resolve(path));
