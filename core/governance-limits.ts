/** Bounds of what an agreement says of the organisations behind it, and of how soon that runs out: these are its own. */

/** Most characters of a name with its address, as on a letter; and of an address of electronic mail (RFC 5321). */
export const MAX_GOVERNANCE_NAME = 254;

/** Most characters of a text that stands in documents: a paragraph, as a purpose is. */
export const MAX_GOVERNANCE_TEXT = 500;

/** Most sub-processors, attestations or training records of one organisation: each is a line of an agreement that people read. */
export const MAX_ORGANISATION_ENTRIES = 50;

/** Days between two looks at who may do what, where the agreement does not say. */
export const REVIEW_DAYS = 365;

/** Most days between two: ISO 27001:2022 (A.5.18) wants them planned, and after two years nobody would call it so. */
export const MAX_REVIEW_DAYS = 730;

/** Days before an attestation or a training lapses in which that is said: to renew one takes weeks. */
export const LAPSE_WARNING_DAYS = 30;
