import { z } from 'zod';

const Encryption = z
  .object({
    BucketKeyEnabled: z.boolean().optional(),
    ServerSideEncryptionByDefault: z.object({
      SSEAlgorithm: z.enum(['AES256', 'aws:kms']),
      KMSMasterKeyID: z.string().optional(),
    }),
  })
  .transform(({ BucketKeyEnabled, ServerSideEncryptionByDefault }) => ({
    BucketKeyEnabled,
    ApplyServerSideEncryptionByDefault: ServerSideEncryptionByDefault,
  }));

const LifecycleRule = z
  .strictObject({
    Id: z.string().optional(),
    Status: z.enum(['Enabled', 'Disabled']),
    Prefix: z.string().default(''),
    ExpirationInDays: z.number().optional(),
    ExpiredObjectDeleteMarker: z.boolean().optional(),
    NoncurrentVersionExpiration: z.object({ NoncurrentDays: z.number() }).optional(),
    AbortIncompleteMultipartUpload: z.object({ DaysAfterInitiation: z.number() }).optional(),
  })
  .transform(({ Id, Prefix, ExpirationInDays, ExpiredObjectDeleteMarker, ...rest }) => ({
    ...rest,
    ID: Id,
    Filter: { Prefix },
    ...(ExpirationInDays === undefined ? {} : { Expiration: { Days: ExpirationInDays } }),
    ...(ExpiredObjectDeleteMarker === undefined
      ? {}
      : { Expiration: { ExpiredObjectDeleteMarker } }),
  }));

const ObjectLock = z.object({
  ObjectLockEnabled: z.literal('Enabled'),
  Rule: z
    .object({
      DefaultRetention: z.object({ Mode: z.enum(['GOVERNANCE', 'COMPLIANCE']), Days: z.number() }),
    })
    .optional(),
});

/** What CloudFormation says of a bucket, in the words of S3's own API: they differ. */
export const BucketProperties = z.object({
  BucketEncryption: z.object({ ServerSideEncryptionConfiguration: z.array(Encryption) }).optional(),
  LifecycleConfiguration: z.object({ Rules: z.array(LifecycleRule) }).optional(),
  ObjectLockConfiguration: ObjectLock.optional(),
});
