/** The bounds of the parts of a drop, which a party wrote: these are its own. */

/** Rows in one part of a drop. Keeps a part's digests near 150 MB of memory, below the 5 million a part may have. */
export const PART_ROWS = 1_000_000;

/** Most rows that acceptance takes in one part, so that one Lambda can hold it. */
export const MAX_PART_ROWS = 5_000_000;

/** Most bytes of one part: five million rows of six digests take half of it; its function has twice as much on disk. */
export const MAX_PART_BYTES = 2 * 1024 ** 3;

/** Most bytes of a part's footer. The largest honest part, in row groups of 20,480 rows, has one of 1.7 MB. */
export const MAX_FOOTER_BYTES = 4 * 1024 ** 2;

/** Most values in a part's footer: twice as many as that one holds. */
export const MAX_FOOTER_VALUES = 500_000;

/** Most pages of one part: the largest honest one has some 11,000. Each costs a read, so these take seconds. */
export const MAX_PART_PAGES = 30_000;

/** Most bytes of a page. The engine holds one of each column; row groups of 122,880 rows have pages of 11 MB. */
export const MAX_PAGE_BYTES = 16 * 1024 ** 2;

/** Most bytes of the header of a page: some 30, more where smallest and largest value stand in it. */
export const MAX_PAGE_HEADER_BYTES = 4 * 1024;

/**
 * Most bytes that the values of a part may have on average when it is unpacked: twice a digest of 64
 * characters. A part of a megabyte could otherwise unpack to as much as the engine can read in a day.
 */
export const MAX_MEAN_VALUE_BYTES = 128;

/** Most parts of one drop. How many rows they may hold together is for the room's shards to say. */
export const MAX_PARTS = 1_000;
