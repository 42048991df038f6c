import type { Detection } from '#core/audit/detection.ts';
import { dataEvent, exampleBucket, onObject } from '#core/audit/example-event.ts';

/** Objects were encrypted under a key that whoever wrote them brought along. */
export const objectsUnderABroughtKey: Detection = {
  id: 'objects-under-a-brought-key',
  title: 'Objects were encrypted under a key that whoever wrote them brought along',
  severity: 'high',
  techniques: ['T1486'],
  means:
    'S3 keeps no such key (SSE-C): without it nobody reads the objects again. The room never writes so.',
  todo: 'Stop whoever does it, and restore the earlier versions before a lifecycle deletes them.',
  scope: 'resource',
  calls: { s3: ['CopyObject', 'CreateMultipartUpload', 'PutObject', 'UploadPart*'] },
  examples: [
    {
      says: 'an object is written so',
      fires: true,
      events: [
        dataEvent('s3:CopyObject', {
          ...onObject(exampleBucket('vault'), 'a', {
            'x-amz-server-side-encryption-customer-algorithm': 'AES256',
          }),
        }),
      ],
    },
    {
      says: 'only the answer says so',
      fires: true,
      events: [
        dataEvent('s3:PutObject', {
          ...onObject(exampleBucket('vault'), 'a'),
          responseElements: { 'x-amz-server-side-encryption-customer-algorithm': 'AES256' },
        }),
      ],
    },
    {
      says: 'S3 encrypts by a key of its own',
      fires: false,
      events: [
        dataEvent('s3:CopyObject', {
          ...onObject(exampleBucket('vault'), 'a', { 'x-amz-server-side-encryption': 'AES256' }),
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        dataEvent('s3:PutObject', {
          ...onObject(exampleBucket('vault'), 'a', {
            'x-amz-server-side-encryption-customer-algorithm': 'AES256',
          }),
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
