import type { Detection } from '#core/audit/detection.ts';
import { exampleBucket, exampleEvent } from '#core/audit/example-event.ts';

/** A bucket was shared with an account that is no party. */
export const bucketSharedWithStrangers: Detection = {
  id: 'bucket-shared-with-strangers',
  title: 'A bucket was shared with an account that is no party',
  severity: 'high',
  techniques: ['T1537', 'T1530'],
  means:
    'Another account than those of the room and of its parties may use what is in the bucket, and copy it away.',
  todo: 'Take the statement back, find whose account it is, and look for its calls in the trail.',
  scope: 'resource',
  examples: [
    {
      says: 'a policy for another account',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketPolicy', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            bucketPolicy: {
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { AWS: 'arn:aws:iam::999999999999:root' },
                  Action: 's3:GetObject',
                },
              ],
            },
          },
        }),
      ],
    },
    {
      says: 'by its number, under a condition',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketPolicy', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            bucketPolicy: {
              Statement: {
                Effect: 'Allow',
                Principal: { AWS: ['999999999999'] },
                Action: 's3:*',
                Condition: { Bool: { 'aws:SecureTransport': 'true' } },
              },
            },
          },
        }),
      ],
    },
    {
      says: 'an access point of another account',
      fires: true,
      events: [
        exampleEvent('s3:CreateAccessPoint', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            bucketAccountId: '999999999999',
          },
        }),
      ],
    },
    {
      says: 'a list that gives another account full control',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketAcl', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            AccessControlPolicy: {
              Owner: { ID: 'own' },
              AccessControlList: {
                Grant: [
                  { Grantee: { ID: 'own' }, Permission: 'FULL_CONTROL' },
                  { Grantee: { ID: 'other' }, Permission: 'FULL_CONTROL' },
                ],
              },
            },
          },
        }),
      ],
    },
    {
      says: 'to everybody of a strange account',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketPolicy', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            bucketPolicy: {
              Statement: {
                Effect: 'Allow',
                Principal: '*',
                Condition: { StringEquals: { 'aws:PrincipalAccount': '999999999999' } },
              },
            },
          },
        }),
      ],
    },
    {
      says: 'a policy for the account itself and a party',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketPolicy', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            bucketPolicy: {
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: {
                    AWS: ['arn:aws:iam::111111111111:root', 'arn:aws:iam::222222222222:root'],
                  },
                  Action: 's3:GetObject',
                },
              ],
            },
          },
        }),
      ],
    },
    {
      says: 'a policy for a service',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketPolicy', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            bucketPolicy: {
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: { Service: 'cloudtrail.amazonaws.com' },
                  Action: 's3:PutObject',
                },
              ],
            },
          },
        }),
      ],
    },
    {
      says: 'a policy that denies another account',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketPolicy', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            bucketPolicy: {
              Statement: [
                {
                  Effect: 'Deny',
                  Principal: { AWS: 'arn:aws:iam::999999999999:root' },
                  Action: 's3:*',
                },
              ],
            },
          },
        }),
      ],
    },
    {
      says: 'a list of the owner alone',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketAcl', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            AccessControlPolicy: {
              Owner: { ID: 'own' },
              AccessControlList: { Grant: { Grantee: { ID: 'own' }, Permission: 'FULL_CONTROL' } },
            },
          },
        }),
      ],
    },
  ],
};
