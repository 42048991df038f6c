/** The bounds of an audit, each with its reason. */

/** Most cells of the matrix of principals and actions: what a person can look through. The rest is told as a number. */
export const MAX_MATRIX_CELLS = 1_000;

/** Most bytes of one event: CloudTrail writes at most 256 KB, and 1 MB where events are enriched (its quotas). */
export const MAX_EVENT_BYTES = 4 * 1024 ** 2;

/** How deep objects and lists of an event may stand in each other before only their number is held against each other. */
export const MAX_JSON_NESTING = 512;

/** Bytes of events that are handed to the engine at once: enough for its threads, and small beside its memory. */
export const TRAIL_BATCH_BYTES = 32 * 1024 ** 2;

/** Memory of the engine that holds a trail; what is beyond it lies in a file. */
export const TRAIL_MEMORY_MEGABYTES = 1_024;

/** Subjects of one detection that are told apart: what is more is told as one, so that a flood hides nothing else. */
export const MAX_FINDING_SUBJECTS = 1_000;

/** Events of a subject that are told in detail (who, on what, from where): a person reads no more of them. */
export const MAX_DETAILED_EVENTS = 200;

/** Events of a subject that are told by their ids, to be looked up in the trail. */
export const MAX_IDENTIFIED_EVENTS = 20;

/** Versions of events that are known, as a pattern (CloudTrail user guide, "CloudTrail record contents": 1.11 is the newest). */
export const KNOWN_EVENT_VERSION = '^1[.](0[0-9]|1[01])$';

/** How long one question to a trail is waited for in Athena: a query ends after thirty minutes by default. */
export const AUDIT_PATIENCE_MS = 1_800_000;
