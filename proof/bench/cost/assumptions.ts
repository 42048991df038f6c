/**
 * What no measurement on one machine can tell, as plain numbers. Each is on the high side, and each
 * stands below the table with what `ASSUMED_SAYS` says of it.
 */
export const ASSUMED = {
  ledgerEntries: 100,
  slowness: 2,
  smallStepSeconds: 2,
  questionSeconds: 6,
  logBytesPerCall: 4_096,
  logBytesPerTransition: 2_048,
  athenaResultObjects: 2,
  athenaReadsPerFile: 5,
  trailRegions: 17,
  trailFilesPerDay: 288,
  hoursPerMonth: 730,
  daysPerMonth: 30.4,
} as const;

/** What each assumption is about. */
export const ASSUMED_SAYS: Readonly<Record<keyof typeof ASSUMED, string>> = {
  ledgerEntries: 'entries in the ledger, each read and verified by every function that starts cold',
  slowness: 'times as long as in the benchmark: other processors, and the way to S3',
  smallStepSeconds: 'seconds that a function without DuckDB runs, most of them waiting for S3',
  questionSeconds: 'seconds that a question waits for one query of Athena',
  logBytesPerCall: 'bytes that one call of a function writes into its log, metrics included',
  logBytesPerTransition: 'bytes that the state machine logs for one transition',
  athenaResultObjects: 'objects that Athena writes for one query',
  athenaReadsPerFile: 'requests with which Athena reads one file',
  trailRegions: 'regions of the account, for each of which the trail writes a digest every hour',
  trailFilesPerDay: 'files a day that the trail writes while the room rests',
  hoursPerMonth: 'hours in a month',
  daysPerMonth: 'days in a month',
};

/** Bytes as AWS bills them. */
export const GIGABYTE = 1_024 ** 3;
/** Bytes as AWS bills them. */
export const TERABYTE = 1_024 ** 4;

/** Athena bills a query as if it had scanned at least this much. */
export const LEAST_SCAN_BYTES = 10 * 1_024 ** 2;
