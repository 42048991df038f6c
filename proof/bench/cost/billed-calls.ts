import { PIECE_BYTES } from '#adapters/aws/s3/s3-place.ts';
import type { SentCommand } from '#proof/loopback/fake-s3.ts';
import { ASSUMED } from './assumptions.ts';
import type { StepCalls } from './count-calls.ts';
import type { Measured } from './measured.ts';

/** What steps cost in calls, at real sizes. */
export interface BilledCalls {
  readonly s3Writes: number;
  readonly s3Reads: number;
  /** MACs, and what S3 asks KMS for on behalf of the steps. */
  readonly kms: number;
  /** Every call on an object, deletions too. */
  readonly dataEvents: number;
}

type S3Call = Pick<SentCommand, 'name'> & { readonly bucket: string; readonly times: number };

/** Bytes of the file behind a key, at the size of the measured drop; small files stay small. */
const bytesOf = (key: string, { dropPartBytes, tokenBytes }: Measured): number => {
  const kind = /\/kind=(\w+)\/.+\.parquet$/.exec(key)?.[1];
  if (kind !== undefined) return tokenBytes[kind] ?? 0;
  return /^drops\/.+\.parquet$/.test(key) ? dropPartBytes : 0;
};

/** A file that is longer than a piece comes and goes in pieces. A party puts it whole all the same. */
const atRealSize = ({ name, input }: SentCommand, measured: Measured): readonly S3Call[] => {
  const bucket = input.Bucket;
  const pieces = Math.ceil(bytesOf(input.Key ?? '', measured) / PIECE_BYTES);
  const once = { name, bucket, times: 1 };
  if (pieces <= 1) return [once];
  if (name === 'GetObject') return [{ ...once, times: pieces }];
  if (name !== 'PutObject' || input.Key.startsWith('drops/')) return [once];
  return ['CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload'].map((each) => ({
    name: each,
    bucket,
    times: each === 'UploadPart' ? pieces : 1,
  }));
};

const WRITES =
  /^(PutObject|CopyObject|ListObjectsV2|CreateMultipartUpload|UploadPart|CompleteMultipartUpload)$/;
const READS = /^(GetObject|HeadObject)$/;

const sum = (calls: readonly S3Call[], of: (call: S3Call) => boolean): number =>
  calls.reduce((total, call) => total + (of(call) ? call.times : 0), 0);

/**
 * KMS is asked for every object of a drop zone, so that CloudTrail names each, and once by each step for
 * the other buckets: their keys are held by S3 for a while.
 */
const kmsForS3 = (calls: readonly S3Call[]): number => {
  const others = new Set(calls.map(({ bucket }) => bucket).filter((name) => !isDropZone(name)));
  const needsKey = ({ name }: S3Call): boolean =>
    name !== 'DeleteObject' && name !== 'ListObjectsV2';
  return sum(calls, (call) => isDropZone(call.bucket) && needsKey(call)) + others.size;
};

const isDropZone = (bucket: string): boolean => bucket.startsWith('drops-');

const billedStep = ({ s3, macs, entries }: StepCalls, measured: Measured): BilledCalls => {
  const calls = s3
    // The fake gives pages of two; S3 gives pages of a thousand.
    .filter(({ input }) => input.ContinuationToken === undefined)
    .flatMap((command) => atRealSize(command, measured));
  const older = ASSUMED.ledgerEntries - entries;
  return {
    s3Writes: sum(calls, ({ name }) => WRITES.test(name)),
    s3Reads: sum(calls, ({ name }) => READS.test(name)) + older,
    kms: macs + older + kmsForS3(calls),
    dataEvents: sum(calls, () => true) + older,
  };
};

/** The calls of steps, each of them cold, over a ledger of the assumed length. */
export const billedCalls = (steps: readonly StepCalls[], measured: Measured): BilledCalls =>
  steps
    .map((step) => billedStep(step, measured))
    .reduce((total, each) => ({
      s3Writes: total.s3Writes + each.s3Writes,
      s3Reads: total.s3Reads + each.s3Reads,
      kms: total.kms + each.kms,
      dataEvents: total.dataEvents + each.dataEvents,
    }));
