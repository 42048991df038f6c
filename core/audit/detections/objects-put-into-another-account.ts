import type { Detection } from '#core/audit/detection.ts';
import {
  dataEvent,
  EXAMPLE_PARTY,
  exampleBucket,
  onObject,
  roomRole,
} from '#core/audit/example-event.ts';

/** Objects were put into a bucket of another account. */
export const objectsPutIntoAnotherAccount: Detection = {
  id: 'objects-put-into-another-account',
  title: 'Objects were put into a bucket of another account',
  severity: 'high',
  techniques: ['T1537'],
  means:
    'Data that leaves the account by a copy is out of the reach of everybody who could delete it.',
  todo: 'Find out whose bucket it is and what was copied, and take the right to write there from whoever did it.',
  scope: 'resource',
  calls: { s3: ['CopyObject', 'CreateMultipartUpload', 'PutObject', 'UploadPartCopy'] },
  examples: [
    {
      says: 'an object is copied into a bucket of a stranger',
      fires: true,
      events: [
        dataEvent('s3:CopyObject', {
          requestParameters: {
            bucketName: 'elsewhere',
            key: 'a',
            'x-amz-copy-source': 'room-bucket-of-vault/a',
          },
          resources: [
            { accountId: '111111111111', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::own' },
            { accountId: '999999999999', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::elsewhere' },
          ],
        }),
      ],
    },
    {
      says: 'an object is put there',
      fires: true,
      events: [
        dataEvent('s3:PutObject', {
          userIdentity: roomRole('answer-question'),
          requestParameters: { bucketName: 'elsewhere', key: 'a' },
          resources: [
            { accountId: '999999999999', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::elsewhere' },
          ],
        }),
      ],
    },
    {
      says: 'a copy within the account',
      fires: false,
      events: [
        dataEvent('s3:CopyObject', {
          ...onObject(exampleBucket('vault'), 'b', {
            'x-amz-copy-source': 'room-bucket-of-vault/a',
          }),
        }),
      ],
    },
    {
      says: 'a party puts a drop into its bucket of the room',
      fires: false,
      events: [
        dataEvent('s3:PutObject', {
          ...onObject(exampleBucket('drops'), 'drops/brand/1/part.parquet', {}),
          userIdentity: {
            type: 'AWSAccount',
            principalId: 'AIDAEXAMPLE',
            accountId: EXAMPLE_PARTY,
          },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        dataEvent('s3:PutObject', {
          errorCode: 'AccessDenied',
          userIdentity: roomRole('answer-question'),
          resources: [
            { accountId: '999999999999', type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::elsewhere' },
          ],
        }),
      ],
    },
  ],
};
