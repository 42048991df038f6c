import type { Detection } from '#core/audit/detection.ts';
import { dataEvent, exampleBucket, onObject } from '#core/audit/example-event.ts';

/** Objects were encrypted under a key of another account. */
export const objectsUnderAForeignKey: Detection = {
  id: 'objects-under-a-foreign-key',
  title: 'Objects were encrypted under a key of another account',
  severity: 'critical',
  techniques: ['T1486'],
  means: 'Whoever has the key can take it away: that is how data in S3 is held to ransom.',
  todo: 'Stop whoever does it, and restore the earlier versions before a lifecycle deletes them.',
  scope: 'resource',
  calls: { s3: ['CopyObject', 'CreateMultipartUpload', 'PutObject'] },
  examples: [
    {
      says: 'an object is copied onto itself under a key of a stranger',
      fires: true,
      events: [
        dataEvent('s3:CopyObject', {
          ...onObject(exampleBucket('vault'), 'a', {
            'x-amz-copy-source': 'room-bucket-of-vault/a',
            'x-amz-server-side-encryption': 'aws:kms',
            'x-amz-server-side-encryption-aws-kms-key-id':
              'arn:aws:kms:eu-west-1:999999999999:key/a',
          }),
        }),
      ],
    },
    {
      says: 'an object is put under such a key',
      fires: true,
      events: [
        dataEvent('s3:PutObject', {
          ...onObject(exampleBucket('vault'), 'a', {
            'x-amz-server-side-encryption': 'aws:kms',
            'x-amz-server-side-encryption-aws-kms-key-id':
              'arn:aws:kms:eu-west-1:999999999999:alias/a',
          }),
        }),
      ],
    },
    {
      says: 'a key of the account',
      fires: false,
      events: [
        dataEvent('s3:CopyObject', {
          ...onObject(exampleBucket('vault'), 'a', {
            'x-amz-server-side-encryption': 'aws:kms',
            'x-amz-server-side-encryption-aws-kms-key-id':
              'arn:aws:kms:eu-west-1:111111111111:key/a',
          }),
        }),
      ],
    },
    {
      says: 'no key is named',
      fires: false,
      events: [dataEvent('s3:PutObject', { ...onObject(exampleBucket('vault'), 'a') })],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        dataEvent('s3:PutObject', {
          ...onObject(exampleBucket('vault'), 'a', {
            'x-amz-server-side-encryption': 'aws:kms',
            'x-amz-server-side-encryption-aws-kms-key-id':
              'arn:aws:kms:eu-west-1:999999999999:key/a',
          }),
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
