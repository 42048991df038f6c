import type { S3Client } from '@aws-sdk/client-s3';
import type { RoomPlace } from '#adapters/aws/room-place.ts';
import { RoutedObjectStore } from '#adapters/aws/s3/routed-object-store.ts';
import { S3ObjectStore } from '#adapters/aws/s3/s3-object-store.ts';
import { bucketOf } from '#core/access/areas.ts';
import type { ObjectStore } from '#core/ports/object-store.ts';

/** What a room's place calls a bucket; drops have one for each party. */
const BUCKETS = {
  vault: { named: 'vaultBucket', called: 'the vault bucket' },
  ledger: { named: 'ledgerBucket', called: 'the ledger bucket' },
  releases: { named: 'releasesBucket', called: 'the releases bucket' },
  results: { named: 'resultsBucket', called: 'the results bucket' },
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
    const bucket = bucketOf(key);
    if (bucket === undefined) return undefined;
    if (bucket === 'drops') {
      const [, party = ''] = key.split('/');
      return storeOf(dropBucketOf(place, party), `the drop bucket of "${party}"`);
    }
    const { named, called } = BUCKETS[bucket];
    return storeOf(place[named], called);
  });
};

/** The bucket into which a party puts its drops. */
export const dropBucketOf = (place: RoomPlace, party: string): string | undefined => {
  const buckets = place.dropBuckets ?? {};
  return Object.hasOwn(buckets, party) ? buckets[party] : undefined;
};
