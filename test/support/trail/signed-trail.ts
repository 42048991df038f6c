import { gunzipSync, gzipSync } from 'node:zlib';
import {
  hexOf,
  type SigningPair,
  signedDigest,
  type TrailObject,
} from '#test/support/trail/signed-digest.ts';
import { compact, HOUR_MS, logName, timeText } from '#test/support/trail/trail-times.ts';

/** The objects of a bucket by `<bucket>/<key>`. */
export type TrailBucket = Map<string, TrailObject>;

/** Which trail, of which region. */
export interface TrailPlan {
  readonly bucket: string;
  /** The folder of accounts: `AWSLogs/`, behind the prefix of the trail, and above its organisation. */
  readonly root: string;
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly homeRegion: string;
  /** When the first digest begins, in milliseconds. */
  readonly start: number;
  /** How many log files each hour has: one digest an hour. */
  readonly logs: readonly number[];
  /** Hours before which the trail was off: their digests begin a new chain. */
  readonly offBefore: readonly number[];
  /** The pair that signs the digest of an hour. */
  pairOf(hour: number): SigningPair;
  readonly backfill: boolean;
}

/** A bucket with the files of one region of one trail. */
export interface SignedTrail {
  readonly plan: TrailPlan;
  readonly objects: TrailBucket;
  /** Paths of the digests, the oldest first, and of the log files of each. */
  readonly digests: readonly string[];
  readonly logs: readonly (readonly string[])[];
}

const logObject = (text: string): TrailObject => ({
  bytes: gzipSync(JSON.stringify({ Records: [{ eventID: text }] })),
});

const listed = (bucket: string, path: string, { bytes }: TrailObject) => ({
  s3Bucket: bucket,
  s3Object: path.slice(bucket.length + 1),
  hashValue: hexOf(gunzipSync(bytes)),
  hashAlgorithm: 'SHA-256',
});

const digestKey = (plan: TrailPlan, end: number): string => {
  const { account, region, name, homeRegion, root } = plan;
  const day = new Date(end).toISOString().slice(0, 10).replaceAll('-', '/');
  const late = plan.backfill ? '_backfill' : '';
  return `${root}${account}/CloudTrail-Digest/${region}/${day}/${account}_CloudTrail-Digest_${region}_${name}_${homeRegion}_${compact(end)}${late}.json.gz`;
};

const previousOf = (bucket: string, path: string | undefined, object: TrailObject | undefined) =>
  path && object
    ? {
        previousDigestS3Bucket: bucket,
        previousDigestS3Object: path.slice(bucket.length + 1),
        previousDigestHashValue: hexOf(gunzipSync(object.bytes)),
        previousDigestHashAlgorithm: 'SHA-256',
        previousDigestSignature: object.metadata?.signature ?? null,
      }
    : {
        previousDigestS3Bucket: null,
        previousDigestS3Object: null,
        previousDigestHashValue: null,
        previousDigestHashAlgorithm: null,
        previousDigestSignature: null,
      };

/** Makes a trail of so many hours, signed hour by hour. */
export const signedTrail = (plan: TrailPlan): SignedTrail => {
  const { bucket, account, start } = plan;
  const objects: TrailBucket = new Map();
  const digests: string[] = [];
  const logs: string[][] = [];
  for (const [hour, count] of plan.logs.entries()) {
    const begins = start + hour * HOUR_MS;
    const own = Array.from({ length: count }, (_, at) => `${bucket}/${logName(plan, begins, at)}`);
    for (const path of own) objects.set(path, logObject(path));
    const before = plan.offBefore.includes(hour) ? undefined : digests.at(-1);
    const path = `${bucket}/${digestKey(plan, begins + HOUR_MS)}`;
    const pair = plan.pairOf(hour);
    const digest = {
      awsAccountId: account,
      digestStartTime: timeText(begins),
      digestEndTime: timeText(begins + HOUR_MS),
      digestS3Bucket: bucket,
      digestS3Object: path.slice(bucket.length + 1),
      digestPublicKeyFingerprint: pair.fingerprint,
      digestSignatureAlgorithm: 'SHA256withRSA',
      newestEventTime: timeText(begins + 100),
      oldestEventTime: timeText(begins),
      ...previousOf(bucket, before, objects.get(before ?? '')),
      logFiles: own.map((log) => listed(bucket, log, objects.get(log) as TrailObject)),
    };
    objects.set(path, signedDigest(digest, pair));
    digests.push(path);
    logs.push(own);
  }
  return { plan, objects, digests, logs };
};
