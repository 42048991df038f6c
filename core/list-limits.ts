/** The bounds of lists for activation; all others stand in `limits.ts`. */

/** Most activations of an agreement: more are no agreement that anybody read. */
export const MAX_ACTIVATIONS = 20;

/** Fewest people of a list that is made: a shorter one is no audience, and names people. */
export const MINIMUM_LIST = 1000;

/** Most days that a list may be used: a year. */
export const MAX_LIST_DAYS = 366;

/** Most kinds that a list is matched on: by three, one person could decide two labels (docs/privacy.md, "Lists"). */
export const MAX_LIST_KINDS = 2;

/** Most people of a list whose labels are drawn at once, by the size that the ledger tells: whoever takes a list holds it in memory. */
export const MAX_LABELLED_PEOPLE = 8_000_000;

/** Most bytes of a list: 16 a label, all listed, and an eighth more, since the size that is told may be a twentieth too low. */
export const MAX_LIST_BYTES = 18 * MAX_LABELLED_PEOPLE;
