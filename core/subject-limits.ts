/** The bounds of what a party is told about a person, and of deletion requests: each with its reason. */

/**
 * Most times that a party asks about somebody in a day. Each is an entry that stays as long as the ledger does and
 * that every command reads; the largest sellers say that they answer some tens of such requests a day.
 */
export const SUBJECTS_A_DAY = 500;

/** Most identifiers that one person is asked about by: a file of them is a list, and no person. */
export const MAX_SUBJECT_IDENTIFIERS = 64;

/** Most bytes of a file of them: each has a line of some hundred. */
export const MAX_SUBJECT_BYTES = 64 * 1024;

/** Most events of one list that are told one by one, the latest: some megabytes of text. All are counted. */
export const MAX_SUBJECT_EVENTS = 10_000;
