/** The bounds of a deployed room: what its machines can take, and what AWS is asked or believed; all others stand in `limits.ts`. */

/**
 * Most rows of a drop for each shard of its room. One function then settles as many tokens of one kind, of a list of
 * six kinds, which is all there are, with 5 GB of the 10 GB on its disk; proof/bench/shard measures it. In 128 shards no manifest can tell of more.
 */
export const MAX_SHARD_ROWS = 40_000_000;

/**
 * Most tokens of a list that is compared whole with its older versions, as rooms without noise do and whoever makes lists
 * for activation: the steps that are not cut into shards. They are 20 million rows of two kinds; measured there, too.
 */
export const MAX_COMPARED_TOKENS = 40_000_000;

/** Deepest nesting of a setting of a deployed room: a state machine has some twenty levels. */
export const MAX_SETTING_DEPTH = 60;

/** Most bytes of what a service says of one resource: CloudFormation takes no larger template than a megabyte. */
export const MAX_SETTING_BYTES = 2 * 1024 ** 2;

/**
 * Most counted people whose match is kept: 25 bytes of each are half a gigabyte, a tenth of what S3 copies at once, which
 * must come within `COPY_MS`. Athena writes it in one stream. Above it each question computes its match.
 */
export const MAX_KEPT_PEOPLE = 20_000_000;

/**
 * Most people and events whose link is kept: 54 bytes of each are a fifth of what S3 copies at once, in the same time. Above
 * it each question computes its links.
 */
export const MAX_KEPT_LINK_ROWS = 20_000_000;

/**
 * How long a copy of a match or a link is waited for, with all its attempts: less than the minute of a request, which would begin
 * it anew, and with the queries before and behind it less than the function has. What is slower is not kept.
 */
export const COPY_MS = 50_000;

/**
 * Executions of Athena for one paid answer, until the notes of them end with the results: one that fails so often
 * fails for a reason, and each may cost what the first one did.
 */
export const MAX_EXECUTIONS = 10;

/** Of those, how many are begun anew unasked after failures that Athena calls retryable. */
export const RETRIES_AT_ONCE = 3;
