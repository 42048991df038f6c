/** A name in SQL, in double quotes. */
export const quoteName = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** A text in SQL, in single quotes: for places where DuckDB takes no parameter, such as file names. */
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A list of files for `read_parquet`. */
export const quoteFiles = (paths: readonly string[]): string =>
  `[${paths.map(quoteText).join(', ')}]`;

/** How token files are written: smallest for sorted 64-bit integers, read by every engine. */
export const PARQUET = '(format parquet, compression zstd, parquet_version v2)';

/** How parts of a drop are written: in small row groups, which several threads share more evenly. */
export const PART_PARQUET =
  '(format parquet, compression zstd, parquet_version v2, row_group_size 20480)';
