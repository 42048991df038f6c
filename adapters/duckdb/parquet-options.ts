import { MAX_ATTRIBUTE_VALUES } from '#core/limits.ts';

/**
 * How token files are written: smallest for sorted 64-bit integers, read by every engine. Codes are written by a
 * dictionary; a token is in none, which the engine would else find out at a third of the cost of writing it.
 */
export const PARQUET = `(format parquet, compression zstd, parquet_version v2, dictionary_size_limit ${MAX_ATTRIBUTE_VALUES})`;

/**
 * How parts of a drop are written: in the encodings that are accepted of strangers, and in small row
 * groups, which several threads share more evenly.
 */
export const PART_PARQUET =
  '(format parquet, compression zstd, parquet_version v1, row_group_size 20480)';
