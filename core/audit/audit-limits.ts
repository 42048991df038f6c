/** The bounds of an audit, each with its reason. */

/** Most cells of the matrix of principals and actions: what a person can look through. The rest is told as a number. */
export const MAX_MATRIX_CELLS = 1_000;

/** Most bytes of one event: CloudTrail writes at most 256 KB, and 1 MB where events are enriched (its quotas). */
export const MAX_EVENT_BYTES = 4 * 1024 ** 2;

/** How deep objects and lists of an event may stand in each other before only their number is held against each other. */
export const MAX_JSON_NESTING = 512;

/** Bytes of events in a file that is handed to the engine: small beside its memory. */
export const TRAIL_BATCH_BYTES = 16 * 1024 ** 2;

/** Files that are handed to it at once: one thread of DuckDB reads a file of this size whole, so this many have work. */
export const TRAIL_BATCH_FILES = 4;

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

/** Most bytes of a digest, unpacked: it names the log files of an hour, some 500 bytes each, and a busy hour has 50,000. */
export const MAX_DIGEST_BYTES = 32 * 1024 ** 2;

/** Most bytes of what stands beside a digest: a signature of 512 digits and the name of its kind. */
export const MAX_METADATA_BYTES = 16 * 1024;

/** Most bytes of a file of public keys: each has 600, and a region has some ten a year. */
export const MAX_PUBLIC_KEYS_BYTES = 4 * 1024 ** 2;

/** Most bits of a key that signs digests. Those of CloudTrail have 2,048; a larger one would only cost time. */
export const MAX_SIGNING_KEY_BITS = 4_096;

/** Most bytes of a log file, unpacked: twenty times the largest that anybody told of, and minutes of reading. */
export const MAX_LOG_BYTES = 20 * 1024 ** 3;

/** Faults of log files that are named one by one; the rest are counted. */
export const MAX_LOG_FAULTS = 1_000;

/**
 * How long after the minute in its name a log file may be delivered: thrice the five minutes that CloudTrail says it
 * takes on average (“How CloudTrail works”, AWS CloudTrail User Guide).
 */
export const LOG_DELIVERY_MS = 15 * 60_000;

/** How long after a log file its digest must be there: digests come hourly, and it may just have missed one. */
export const DIGEST_DELIVERY_MS = 2 * 3_600_000;

/** How much later than the time that is asked for a digest may end that names a file of it: an hour after a late delivery. */
export const DIGEST_SPAN_MS = 3_600_000 + LOG_DELIVERY_MS;

/** Most files of an evidence pack: some two hundred queries, and an agreement for each that was ever proposed. */
export const MAX_PACK_FILES = 10_000;

/** Most bytes of an evidence pack, which is checked in memory: a ledger of a million entries has half as many. */
export const MAX_PACK_BYTES = 1024 ** 3;

/** Faults of an evidence pack that are named one by one; the rest are counted. */
export const MAX_PACK_FAULTS = 1_000;
