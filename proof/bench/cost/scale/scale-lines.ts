import { ASSUMED, GIGABYTE, LEAST_SCAN_BYTES, TERABYTE } from '../assumptions.ts';
import { type CostLine, type Draft, priced } from '../priced.ts';
import type { PriceList } from '../prices.ts';
import { ASSUMED_AT_SCALE } from './assumed-at-scale.ts';
import type { Load } from './load.ts';
import type { AthenaQuery } from './question-steps.ts';
import { inAll, type StepUse, storeCalls } from './step-use.ts';

const isFunction = ({ memory }: StepUse): boolean => memory > 0;

const runsOf = (steps: readonly StepUse[]): number =>
  steps.filter(isFunction).reduce((sum, { runs }) => sum + runs, 0);

/** What each call and run leaves in the logs of an isolated network. */
const networkBytes = (steps: readonly StepUse[]): number => {
  const { callsPerConnection, flowRecordsPerConnection, bytesPerFlowRecord } = ASSUMED_AT_SCALE;
  const calls = storeCalls(steps) + inAll(steps, 'kms');
  const flows = (calls / callsPerConnection) * flowRecordsPerConnection * bytesPerFlowRecord;
  return flows + runsOf(steps) * ASSUMED_AT_SCALE.lookupsPerRun * ASSUMED_AT_SCALE.bytesPerLookup;
};

/** Everything that CloudTrail writes down: calls on objects, runs, and what KMS was asked. */
const recorded = (steps: readonly StepUse[]): number =>
  storeCalls(steps) + runsOf(steps) + inAll(steps, 'kms');

const functionDrafts = (steps: readonly StepUse[]): readonly Draft[] => {
  const seconds = (of: 'memory' | 'disk'): number =>
    steps.filter(isFunction).reduce((sum, step) => sum + step.runs * step.seconds * step[of], 0);
  const runs = runsOf(steps);
  return [
    ['Lambda: GB-seconds', 'lambda-arm64', seconds('memory')],
    ['Lambda: disk', 'lambda-disk', seconds('disk')],
    ['Lambda: calls', 'lambda-request', runs],
    ['X-Ray: traces', 'trace', runs],
    ['CloudWatch: logs of functions', 'log-ingest', (runs * ASSUMED.logBytesPerCall) / GIGABYTE],
  ];
};

const stepDrafts = (steps: readonly StepUse[]): readonly Draft[] => {
  const transitions = inAll(steps, 'transitions');
  return [
    ['S3: puts and lists', 's3-write', inAll(steps, 'writes')],
    ['S3: gets', 's3-read', inAll(steps, 'reads')],
    ['KMS: MACs and object keys', 'kms-request', inAll(steps, 'kms')],
    ['CloudTrail: data events of objects', 'cloudtrail-data', storeCalls(steps)],
    ['CloudTrail: data events of functions', 'cloudtrail-data', runsOf(steps)],
    ['Step Functions: transitions', 'state-transition', transitions],
    [
      'CloudWatch: logs of the state machine',
      'log-ingest',
      (transitions * ASSUMED.logBytesPerTransition) / GIGABYTE,
    ],
    ['CloudWatch: flow logs and DNS query logs', 'log-ingest', networkBytes(steps) / GIGABYTE],
    [
      'CloudWatch: log group of the trail',
      'log-ingest',
      (recorded(steps) * ASSUMED_AT_SCALE.bytesPerTrailEvent) / GIGABYTE,
    ],
    ...functionDrafts(steps),
  ];
};

/** What the acceptance of a list costs, in a room with a network of its own. */
export const acceptanceLines = (
  steps: readonly StepUse[],
  prices: PriceList,
): readonly CostLine[] => priced(stepDrafts(steps), prices);

/** What a second trail into another account adds to that. */
export const archiveLines = (steps: readonly StepUse[], prices: PriceList): readonly CostLine[] =>
  priced(
    [
      ['data events', 'cloudtrail-data', storeCalls(steps) + runsOf(steps)],
      ['requests to KMS', 'cloudtrail-copy', inAll(steps, 'kms')],
    ],
    prices,
  );

/** What it costs to keep its tokens for a month. */
export const keepingLines = ({ tokenBytes }: Load, prices: PriceList): readonly CostLine[] =>
  priced([['S3: a month of tokens', 's3-storage', tokenBytes / GIGABYTE]], prices);

/** What a question about two such lists costs: each query that it takes is a line. */
export const askingLines = (
  {
    queries,
    steps,
  }: { readonly queries: readonly AthenaQuery[]; readonly steps: readonly StepUse[] },
  prices: PriceList,
): readonly CostLine[] =>
  priced(
    [
      ...queries.map(
        ({ name, bytes }): Draft => [
          `${name}, scan`,
          'athena-scan',
          Math.max(bytes, LEAST_SCAN_BYTES) / TERABYTE,
        ],
      ),
      ...stepDrafts(steps),
    ],
    prices,
  );
