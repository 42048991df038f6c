import {
  GetObjectCommand,
  ListObjectVersionsCommand,
  type ObjectVersion,
} from '@aws-sdk/client-s3';
import { inBucket, type S3Place } from '#adapters/aws/s3/s3-place.ts';
import { MAX_DOCUMENT_BYTES, MAX_HISTORY } from '#core/limits.ts';
import { someAtATime } from '#core/some-at-a-time.ts';

/** What an object of a versioned bucket held before, newest first. What is too large for a document is left out. */
export const historyOfObject = async (
  place: S3Place,
  key: string,
): Promise<readonly Uint8Array[]> => {
  const versions = (await versionsOf(place, key)).filter(
    ({ IsLatest, Size = 0 }) => !IsLatest && Size <= MAX_DOCUMENT_BYTES,
  );
  return someAtATime(versions, async ({ VersionId }) => {
    const { Body } = await place.client.send(
      new GetObjectCommand({ ...inBucket(place), Key: key, VersionId }),
    );
    return (await Body?.transformToByteArray()) ?? new Uint8Array();
  });
};

/** S3 lists the versions of a key newest first. */
const versionsOf = async (place: S3Place, key: string): Promise<readonly ObjectVersion[]> => {
  const found: ObjectVersion[] = [];
  let from: { readonly KeyMarker?: string; readonly VersionIdMarker?: string } | undefined = {};
  while (from && found.length < MAX_HISTORY) {
    const { Versions = [], ...page } = await place.client.send(
      new ListObjectVersionsCommand({ ...inBucket(place), Prefix: key, ...from }),
    );
    found.push(...Versions.filter(({ Key }) => Key === key));
    from = page.IsTruncated
      ? { KeyMarker: page.NextKeyMarker, VersionIdMarker: page.NextVersionIdMarker }
      : undefined;
  }
  return found.slice(0, MAX_HISTORY);
};
