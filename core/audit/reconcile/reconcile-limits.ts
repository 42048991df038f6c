/** The windows of a reconciliation: within which time of one event another must be. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** CloudTrail tells whole seconds, and each service tells its own: two that follow each other may be told the other way round. */
export const SKEW_MS = 5 * SECOND_MS;

/** What is sealed is written at once; a write that S3 throttles is tried again for some seconds. */
export const SEAL_MS = MINUTE_MS;

/** An entry names the minute in which it was decided on; until it is written, others may come before it. */
export const APPEND_MS = 5 * MINUTE_MS;

/**
 * CloudTrail delivers within about five minutes of a call on average and promises no time (CloudTrail guide, "How
 * CloudTrail works"): nothing is said to be missing that would lie in the last of these.
 */
export const DELIVERY_MS = 15 * MINUTE_MS;

/** EventBridge begins an execution within seconds of the arrival of a manifest; what comes an hour later is told. */
export const ARRIVAL_MS = HOUR_MS;

/** As long as the way of a drop may take: the state machine ends then. */
export const DROP_MS = 12 * HOUR_MS;

/** A query of Athena runs for half an hour at most, unless the quota of the account was raised (Athena guide, "Service quotas"). */
export const QUERY_MS = 30 * MINUTE_MS;

/** A schedule begins within a minute of its hour (EventBridge guide, "Scheduled rules"). */
export const SCHEDULE_MS = 10 * MINUTE_MS;

/** Most calls that are held against a ledger at once: some 2 GB of memory. More are told by month. */
export const MAX_RECONCILED_CALLS = 2_000_000;
