import type { S3Client } from '@aws-sdk/client-s3';
import type { RoomPlace } from '#adapters/aws/room-place.ts';
import { RoutedObjectStore } from '#adapters/aws/s3/routed-object-store.ts';
import { S3ObjectStore } from '#adapters/aws/s3/s3-object-store.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';

/** Which bucket an area is in; drops have a bucket for each party. */
const AREAS = {
  vault: 'vaultBucket',
  staging: 'vaultBucket',
  ledger: 'ledgerBucket',
  'ledger-head.json': 'ledgerBucket',
  agreements: 'ledgerBucket',
  releases: 'releasesBucket',
  reports: 'releasesBucket',
} as const;

const CALLED = {
  vaultBucket: 'the vault bucket',
  ledgerBucket: 'the ledger bucket',
  releasesBucket: 'the releases bucket',
} as const;

/**
 * The object store of a room: one bucket for each area, so that each has rights of its own. With
 * `wholeFiles` no file goes up in pieces.
 */
export const roomBuckets = (
  place: RoomPlace,
  client: S3Client,
  { wholeFiles = false } = {},
): ObjectStore => {
  const stores = new Map<string, S3ObjectStore>();
  const storeOf = (bucket: string | undefined, called: string): S3ObjectStore | undefined => {
    if (bucket === undefined) return undefined;
    const known = stores.get(bucket);
    if (known) return known;
    const owner = place.account;
    const store = new S3ObjectStore({ client, bucket, owner, called, wholeFiles });
    stores.set(bucket, store);
    return store;
  };
  return new RoutedObjectStore((key) => {
    const [area = '', party = ''] = key.split('/');
    if (area === 'drops')
      return storeOf(dropBucketOf(place, party), `the drop bucket of "${party}"`);
    if (!Object.hasOwn(AREAS, area)) return undefined;
    const bucket = AREAS[area as keyof typeof AREAS];
    return storeOf(place[bucket], CALLED[bucket]);
  });
};

/** The bucket into which a party puts its drops. */
export const dropBucketOf = (place: RoomPlace, party: string): string | undefined => {
  const buckets = place.dropBuckets ?? {};
  return Object.hasOwn(buckets, party) ? buckets[party] : undefined;
};
