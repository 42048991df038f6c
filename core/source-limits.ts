/** The bounds of a party's own file, as it is read on the party's own machine; all others stand in `limits.ts`. */

/** Longest record of a text file, in bytes. A longer one is almost always an unclosed quote. */
export const MAX_RECORD_BYTES = 1_000_000;

/** Most columns of a file: more than a table of PostgreSQL, Oracle or Redshift may have. */
export const MAX_COLUMNS = 2_000;

/** Rows that are looked at before any is used: enough to tell what a column holds, and read in a blink. */
export const LOOK_AHEAD_ROWS = 1_000;

/** Characters of a text that one thread reads at once: some 2,500 rows, so that what a thread is told and answers weighs little beside them. */
export const PIECE_LENGTH = 1 << 18;

/** Pieces of a file after which other threads are started for the rest, unless it is known before that it is long. */
export const PIECES_READ_HERE = 4;

/** Most threads that read one file: more than four are faster than the one that puts their rows in order. */
export const MAX_READING_THREADS = 6;

/** Fewest of a column's first rows by which 1 January 1900 or 1970 stands for no date: two may be chance. */
export const FILLER_DAY_ROWS = 3;

/** Least share of them for that: one person in 25,000 was born on a day. */
export const FILLER_DAY_SHARE = 0.01;

/** Least share of ids that hold a mark which parts ids, for it to be one: single ids have none, and most people have one id. */
export const JOINED_IDS_SHARE = 0.05;

/** Longest string of consent that is decoded, in characters: one with a thousand vendors and restrictions has some 3,000. */
export const MAX_CONSENT_STRING = 8_192;

/** Strings of consent, apart from their times, of which it is remembered what they come to, in each thread: sites have some hundreds of choices, and so many take 10 MB. */
export const MOST_CONSENT_STRINGS = 32_768;

/** Share of a file of events that may be too old without a word: day and month that are swapped leave out more. */
export const MUCH_TOO_OLD = 0.2;

/** Share of events below which it is warned that they reach nobody: ids that are read right mostly reach more. */
export const LOW_REACH = 0.5;

/** Part of the reach of the lists before that new ones may lose without a word: people come and go. */
export const REACH_LOSS = 0.1;

/** Rows that `proof` compares: each is hashed in some two hundred ways, and a hundred rows tell as much. */
export const MAX_PROOF_ROWS = 5_000;

/** Lines of a text file, or rows of a sheet, among which its header is looked for: the titles and filters of a report take some twenty. */
export const MAX_HEADER_LINES = 100;

/** Most characters of those lines: a header and one more line may each be as long as a record may. */
export const MAX_HEADER_LENGTH = 2 * MAX_RECORD_BYTES;

/** Most lines behind a table that are taken as the footer of a report: totals, copyright, who made it. More are rows. */
export const MAX_FOOTER_LINES = 20;

/** Objects of a JSON file that are looked at to find out which columns there are. Later ones may have more. */
export const JSON_SAMPLE = 100;

/** How deep objects stand in each other where columns are looked for in them. Real exports have three or four. */
export const MAX_JSON_DEPTH = 8;

/** Bytes of standard input that are kept to be read again: more than the header takes, in any encoding. */
export const MAX_KEPT_BYTES = 16 * 1024 ** 2;

/** Most files that are read as one: three years of daily exports. */
export const MAX_SOURCE_FILES = 1_000;

/** Most bytes of a workbook's parts, unpacked: some 600,000 rows of eight columns, held at once in ten times the memory. */
export const MAX_WORKBOOK_BYTES = 256 * 1024 ** 2;

/** Most parts of a workbook: a few for each sheet, chart and picture. */
export const MAX_WORKBOOK_PARTS = 10_000;
