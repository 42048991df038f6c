/**
 * What no measurement on one machine can tell, as plain numbers. Each is on the high side, and each
 * stands below the table.
 */
export const ASSUMED = {
  /** Entries in the ledger; a function that starts cold reads and verifies every one of them. */
  ledgerEntries: 100,
  /** A function's processors beside those of the benchmark, and its way to S3. */
  slowness: 2,
  /** Seconds that a small function runs; most of it is waiting for S3. */
  smallStepSeconds: 2,
  /** Seconds that a question waits for Athena. */
  questionSeconds: 6,
  /** Bytes that one call of a function writes into its log, metrics included. */
  logBytesPerCall: 4_096,
  /** Bytes that a state machine logs for one transition. */
  logBytesPerTransition: 2_048,
  /** Objects that Athena writes for one query, and requests with which it reads one Parquet file. */
  athenaResultObjects: 2,
  athenaReadsPerFile: 5,
  /** Regions of an account whose trail writes a digest every hour. */
  trailRegions: 17,
  /** Files a day that the trail writes in the region of the room while it rests. */
  trailFilesPerDay: 288,
  hoursPerMonth: 730,
  daysPerMonth: 30.4,
} as const;

/** One processor of a function (https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html). */
export const MEGABYTES_PER_PROCESSOR = 1_769;

export const GIGABYTE = 1_024 ** 3;
export const TERABYTE = 1_024 ** 4;

/** Athena bills a query as if it had scanned at least this much. */
export const LEAST_SCAN_BYTES = 10 * 1_024 ** 2;
