import { STORE_CALLS_AT_ONCE } from '#core/work-limits.ts';

/**
 * What the model takes for granted where nobody measured, as plain numbers. `ASSUMED_AT_SCALE_SAYS` says what each is
 * about; those of a small room (`../assumptions.ts`) hold as well.
 */
export const ASSUMED_AT_SCALE = {
  bytesPerSecond: 75_000_000,
  secondsPerStoreCall: 0.02,
  storeCallsAtOnce: STORE_CALLS_AT_ONCE,
  deletesAtOnce: STORE_CALLS_AT_ONCE,
  queryProcessors: 32,
  spill: 3,
  bytesPerFlowRecord: 150,
  callsPerConnection: 10,
  flowRecordsPerConnection: 4,
  bytesPerLookup: 600,
  lookupsPerRun: 6,
  bytesPerTrailEvent: 1_500,
  transitionsPerChild: 3,
} as const;

/** What each assumption is about. */
export const ASSUMED_AT_SCALE_SAYS: Readonly<Record<keyof typeof ASSUMED_AT_SCALE, string>> = {
  bytesPerSecond: 'bytes a second between one function and S3',
  secondsPerStoreCall: 'seconds that one call to S3 takes from within a function',
  storeCallsAtOnce: 'calls to S3 that a function has on their way at once',
  deletesAtOnce: 'deletions that it has on their way at once',
  queryProcessors: 'processors that Athena gives one query; AWS does not say how many',
  spill:
    'times the bytes of a kind in a shard that its function has on disk: what waits, what is written, what a sort spills',
  bytesPerFlowRecord: 'bytes of one record of the flow log',
  callsPerConnection: 'calls that one connection carries',
  flowRecordsPerConnection: 'records of the flow log for one connection, both ways',
  bytesPerLookup: 'bytes that the query log has of one name that is looked up',
  lookupsPerRun: 'names that one run of a function looks up',
  bytesPerTrailEvent: 'bytes of one event in the log group of the trail',
  transitionsPerChild:
    'transitions of the small execution that is for one part, or one kind in one shard, its start included',
};
