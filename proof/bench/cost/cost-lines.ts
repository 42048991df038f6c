import type { FunctionName } from '#core/access/functions.ts';
import { keptBytes } from '#core/matching/scan-bytes.ts';
import { PART_ROWS } from '#core/part-limits.ts';
import { ASSUMED, GIGABYTE, LEAST_SCAN_BYTES, TERABYTE } from './assumptions.ts';
import { type BilledCalls, billedCalls } from './billed-calls.ts';
import type { CountedCalls, StepCalls } from './count-calls.ts';
import { type Inventory, sizeOf } from './inventory.ts';
import type { Measured } from './measured.ts';
import { type CostLine, type Draft, priced } from './priced.ts';
import type { PriceList } from './prices.ts';
import { transitionsOf } from './transitions.ts';

/** What the lines are made of. */
export interface CostBasis {
  readonly prices: PriceList;
  readonly calls: CountedCalls;
  readonly measured: Measured;
}

const callDrafts = ({ s3Writes, s3Reads, kms, dataEvents }: BilledCalls): readonly Draft[] => [
  ['S3: puts and lists', 's3-write', s3Writes],
  ['S3: gets', 's3-read', s3Reads],
  ['KMS: MACs and object keys', 'kms-request', kms],
  ['CloudTrail: data events', 'cloudtrail-data', dataEvents],
];

/** Calls of functions, with what each logs, measures and traces. */
const runDrafts = (
  runs: readonly { readonly name: FunctionName; readonly seconds: number }[],
  architecture: Inventory['architecture'],
): readonly Draft[] => {
  const sum = (of: (run: (typeof runs)[number]) => number): number =>
    runs.reduce((total, run) => total + of(run), 0);
  return [
    [
      'Lambda: GB-seconds',
      `lambda-${architecture}`,
      sum((run) => run.seconds * sizeOf(run.name).memory),
    ],
    ['Lambda: disk', 'lambda-disk', sum((run) => run.seconds * sizeOf(run.name).disk)],
    ['Lambda: calls', 'lambda-request', runs.length],
    ['X-Ray: traces', 'trace', runs.length],
    ['CloudWatch: metrics, for an hour each', 'custom-metric', runs.length / ASSUMED.hoursPerMonth],
    ['CloudWatch: logs', 'log-ingest', (runs.length * ASSUMED.logBytesPerCall) / GIGABYTE],
  ];
};

/** What a room costs in a month in which nothing happens. */
export const idleLines = (room: Inventory, basis: CostBasis): readonly CostLine[] => {
  const { daysPerMonth, hoursPerMonth, trailRegions, trailFilesPerDay } = ASSUMED;
  const { s3Writes, s3Reads, kms, dataEvents } = billedCalls(basis.calls.daily, basis.measured);
  const days = (number: number): number => number * daysPerMonth;
  const trailFiles = days(trailRegions * 24 + trailFilesPerDay);
  return priced(
    [
      ['KMS: keys', 'kms-key', room.keys],
      ['PrivateLink: endpoints', 'endpoint-hour', room.endpointZones * hoursPerMonth],
      ['CloudWatch: alarms', 'alarm-metric', room.alarmMetrics],
      ['CloudWatch: dashboards', 'dashboard', room.dashboards],
      ['S3: files of the trail', 's3-write', trailFiles],
      ['Daily clean-up and verification: puts and lists', 's3-write', days(s3Writes)],
      ['Daily clean-up and verification: gets', 's3-read', days(s3Reads)],
      ['Daily clean-up and verification: MACs and object keys', 'kms-request', days(kms)],
      ['Daily clean-up and verification: data events', 'cloudtrail-data', days(dataEvents)],
      [
        'Daily clean-up and verification: GB-seconds',
        `lambda-${room.architecture}`,
        days(
          ASSUMED.smallStepSeconds * (sizeOf('expire-data').memory + sizeOf('verify-room').memory),
        ),
      ],
    ],
    basis.prices,
  );
};

const tokenBytes = ({ tokenBytes: bytes }: Measured): number =>
  Object.values(bytes).reduce((a, b) => a + b, 0);

/** What the acceptance of a drop of a million rows costs, and keeping its tokens for a month. */
export const ingestLines = (room: Inventory, basis: CostBasis): readonly CostLine[] => {
  const { measured, calls, prices } = basis;
  const parts = Math.ceil(measured.rows / PART_ROWS);
  const { perDrop, perPart } = transitionsOf(room.definition);
  const transitions = perDrop + parts * perPart;
  const seconds = measured.ingestSeconds * ASSUMED.slowness;
  return priced(
    [
      ...callDrafts(billedCalls(calls.ingest, measured)),
      ['Step Functions: transitions', 'state-transition', transitions],
      ...runDrafts(
        [
          { name: 'read-manifest', seconds: ASSUMED.smallStepSeconds },
          // Both have the same size, so it is all one where the measured time was spent.
          { name: 'tokenise-part', seconds: seconds / 2 },
          { name: 'publish-drop', seconds: seconds / 2 },
        ],
        room.architecture,
      ),
      [
        'CloudWatch: logs of the state machine',
        'log-ingest',
        (transitions * ASSUMED.logBytesPerTransition) / GIGABYTE,
      ],
      ['S3: a month of tokens', 's3-storage', tokenBytes(measured) / GIGABYTE],
    ],
    prices,
  );
};

/** What sealed drops cost beside that in a month in which a million rows are delivered: keys of RSA, and each part opened. */
export const sealingLines = (keys: number, basis: CostBasis): readonly CostLine[] =>
  priced(
    [
      ['KMS: key that opens drops', 'kms-key', keys],
      [
        'KMS: calls to it',
        'kms-rsa-request',
        Math.ceil(basis.measured.rows / PART_ROWS) * basis.calls.openings,
      ],
    ],
    basis.prices,
  );

/** A query of Athena: what it is for, how much it reads, and of how many files. */
interface Query {
  readonly what: string;
  readonly bytes: number;
  readonly files: number;
}

/** Makes the match of two such lists, which is kept. */
const making = ({ measured }: CostBasis): Query => ({
  what: 'Athena: scan that makes the match',
  bytes: 2 * tokenBytes(measured),
  files: 2 * Object.keys(measured.tokenBytes).length,
});

/** Counts from it. */
const counting = ({ measured: { rows } }: CostBasis): Query => ({
  what: 'Athena: scan that counts',
  bytes: keptBytes({ people: { counted: rows, other: rows } }),
  files: 1,
});

const askedLines = (
  room: Inventory,
  { measured, prices }: CostBasis,
  { steps, queries }: { readonly steps: readonly StepCalls[]; readonly queries: readonly Query[] },
): readonly CostLine[] => {
  const { s3Writes, s3Reads, kms, dataEvents } = billedCalls(steps, measured);
  const reads = queries.reduce((sum, { files }) => sum + files * ASSUMED.athenaReadsPerFile, 0);
  const results = queries.length * ASSUMED.athenaResultObjects;
  const seconds = queries.length * ASSUMED.questionSeconds;
  return priced(
    [
      ...queries.map(
        ({ what, bytes }): Draft => [
          what,
          'athena-scan',
          Math.max(bytes, LEAST_SCAN_BYTES) / TERABYTE,
        ],
      ),
      ...callDrafts({
        s3Writes: s3Writes + results,
        s3Reads: s3Reads + reads,
        kms: kms + results,
        dataEvents: dataEvents + reads + results,
      }),
      ...runDrafts([{ name: 'answer-question', seconds }], room.architecture),
    ],
    prices,
  );
};

/** What a first question costs, about two lists of a million people each: their match is made, and counted from. */
export const questionLines = (room: Inventory, basis: CostBasis): readonly CostLine[] =>
  askedLines(room, basis, {
    steps: basis.calls.question,
    queries: [making(basis), counting(basis)],
  });

/** What any later one on the same versions and kinds costs. Asked again it costs no scan. */
export const laterLines = (room: Inventory, basis: CostBasis): readonly CostLine[] =>
  askedLines(room, basis, { steps: basis.calls.later, queries: [counting(basis)] });
