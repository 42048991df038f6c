/** How token files are written: smallest for sorted 64-bit integers, read by every engine. */
export const PARQUET = '(format parquet, compression zstd, parquet_version v2)';

/**
 * How parts of a drop are written: in the encodings that are accepted of strangers, and in small row
 * groups, which several threads share more evenly.
 */
export const PART_PARQUET =
  '(format parquet, compression zstd, parquet_version v1, row_group_size 20480)';
