import type { S3Client } from '@aws-sdk/client-s3';
import type { AwsEnv } from '#adapters/aws/env.ts';
import { RoutedObjectStore } from '#adapters/aws/s3/routed-object-store.ts';
import { S3ObjectStore } from '#adapters/aws/s3/s3-object-store.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';

/** Which variable names the bucket of an area; drops have a bucket for each party. */
const AREAS = {
  vault: 'AIRLOCK_VAULT_BUCKET',
  staging: 'AIRLOCK_VAULT_BUCKET',
  ledger: 'AIRLOCK_LEDGER_BUCKET',
  'ledger-head.json': 'AIRLOCK_LEDGER_BUCKET',
  agreements: 'AIRLOCK_LEDGER_BUCKET',
  releases: 'AIRLOCK_RELEASES_BUCKET',
  reports: 'AIRLOCK_RELEASES_BUCKET',
} as const;

const CALLED = {
  AIRLOCK_VAULT_BUCKET: 'the vault bucket',
  AIRLOCK_LEDGER_BUCKET: 'the ledger bucket',
  AIRLOCK_RELEASES_BUCKET: 'the releases bucket',
} as const;

/**
 * The object store of a room: one bucket for each area, so that each has rights of its own. With
 * `wholeFiles` no file goes up in pieces.
 */
export const roomBuckets = (
  env: AwsEnv,
  client: S3Client,
  { wholeFiles = false } = {},
): ObjectStore => {
  const stores = new Map<string, S3ObjectStore>();
  const storeOf = (bucket: string | undefined, called: string): S3ObjectStore | undefined => {
    if (bucket === undefined) return undefined;
    const known = stores.get(bucket);
    if (known) return known;
    const owner = env.AIRLOCK_ACCOUNT;
    const store = new S3ObjectStore({ client, bucket, owner, called, wholeFiles });
    stores.set(bucket, store);
    return store;
  };
  return new RoutedObjectStore((key) => {
    const [area = '', party = ''] = key.split('/');
    if (area === 'drops') return storeOf(dropBucketOf(env, party), `the drop bucket of "${party}"`);
    if (!Object.hasOwn(AREAS, area)) return undefined;
    const variable = AREAS[area as keyof typeof AREAS];
    return storeOf(env[variable], CALLED[variable]);
  });
};

/** The bucket into which a party puts its drops. */
export const dropBucketOf = (env: AwsEnv, party: string): string | undefined => {
  const buckets = env.AIRLOCK_DROP_BUCKETS ?? {};
  return Object.hasOwn(buckets, party) ? buckets[party] : undefined;
};
