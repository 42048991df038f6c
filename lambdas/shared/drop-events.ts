import { z } from 'zod';
import { DropIdText, MANIFEST_FILE } from '#core/drop-files.ts';
import { refusal } from '#core/errors.ts';
import { DatasetName, PartyId } from '#core/names.ts';
import { type DropFile, dropFileOf } from '#core/room-layout.ts';
import type { ArrivedDrop } from '#core/usecases/drops/drop-outcome.ts';

/** A drop by its place, as the steps hand it on. */
export const Arrived = z.strictObject({ party: PartyId, dataset: DatasetName, drop: DropIdText });

/** Name of an attempt, as `read-manifest` gives it. */
export const Version = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{8}$/);

/** What EventBridge tells when S3 took an object: only what is used of it. */
export const ObjectCreated = z.object({
  id: z.string().min(1).max(200),
  source: z.literal('aws.s3'),
  'detail-type': z.literal('Object Created'),
  detail: z.object({
    bucket: z.object({ name: z.string() }),
    object: z.object({ key: z.string().max(1024) }),
  }),
});
export type ObjectCreated = z.infer<typeof ObjectCreated>;

/**
 * The drop whose manifest arrived. The party is the one whose bucket it is; a key that names another
 * is refused, or a party could set off, and fail, the drops of the other.
 */
export const arrivedDrop = (
  { detail }: ObjectCreated,
  dropBucketOf: (party: string) => string | undefined,
): ArrivedDrop => {
  const { file, ...place }: Partial<DropFile> = dropFileOf(detail.object.key) ?? {};
  const arrived = Arrived.parse(file === MANIFEST_FILE ? place : undefined);
  if (dropBucketOf(arrived.party) !== detail.bucket.name)
    throw refusal('wrong-party', 'This manifest lies in a bucket that is not its party’s.');
  return arrived;
};
