import type { Detection } from '#core/audit/detection.ts';
import { exampleBucket, exampleEvent } from '#core/audit/example-event.ts';

/** A bucket encrypts otherwise than under a key of the room. */
export const bucketEncryptionChanged: Detection = {
  id: 'bucket-encryption-changed',
  title: 'A bucket encrypts otherwise than under a key of the room',
  severity: 'high',
  techniques: ['T1486', 'T1578'],
  means:
    'What is written from now on lies under no key of the room, or under a key of somebody else, who can take it away.',
  todo: 'Put the encryption of the source back, and copy what was written meanwhile under the right key.',
  scope: 'resource',
  examples: [
    {
      says: 'encryption is deleted',
      fires: true,
      events: [
        exampleEvent('s3:DeleteBucketEncryption', {
          requestParameters: { bucketName: exampleBucket('vault') },
        }),
      ],
    },
    {
      says: 'a key of another account',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketEncryption', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            ServerSideEncryptionConfiguration: {
              Rule: {
                ApplyServerSideEncryptionByDefault: {
                  SSEAlgorithm: 'aws:kms',
                  KMSMasterKeyID: 'arn:aws:kms:eu-west-1:999999999999:key/a',
                },
              },
            },
          },
        }),
      ],
    },
    {
      says: 'no key at all',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketEncryption', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            ServerSideEncryptionConfiguration: {
              Rule: { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
            },
          },
        }),
      ],
    },
    {
      says: 'a key of the account',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketEncryption', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            ServerSideEncryptionConfiguration: {
              Rule: {
                ApplyServerSideEncryptionByDefault: {
                  SSEAlgorithm: 'aws:kms',
                  KMSMasterKeyID: 'arn:aws:kms:eu-west-1:111111111111:key/a',
                },
              },
            },
          },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('s3:DeleteBucketEncryption', {
          requestParameters: { bucketName: exampleBucket('vault') },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
