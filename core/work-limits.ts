/** Calls to the store at a time, where there are many: each takes it some twenty milliseconds. */
export const STORE_CALLS_AT_ONCE = 16;

/** Tokens of a kind that are matched at a time: some 200 MB of the engine, with the most attributes. */
export const MATCH_TOKENS = 2_500_000;

/** Numbers of people of a list, for each of which there can be a bit: 25 MB, and some of them are held twice. */
export const MATCH_BITS = 200_000_000;

/** People who lost something and are looked at in memory at a time: some 400 MB of the engine. */
export const RANGE_TOKENS = 4_000_000;

/** Rows of a row group of token files, as DuckDB cuts them: a column of one is a megabyte. */
export const ROW_GROUP_ROWS = 122_880;

/** Rows of a row group of a piece that is yet to be merged: one of each of many pieces is in memory while they are. */
export const PIECE_GROUP_ROWS = ROW_GROUP_ROWS / 4;

/** Shards that one process settles at a time: each keeps one core busy, and takes some 70 MB for fifty parts. */
export const SETTLED_AT_ONCE = 2;

/** Files of tokens that are merged at a time. A row group of each is in memory, about a megabyte of a piece of ours. */
export const MERGED_AT_ONCE = 64;
