import type { Detection } from '#core/audit/detection.ts';
import { exampleBucket, exampleEvent } from '#core/audit/example-event.ts';

/** A bucket was opened to everybody. */
export const bucketOpenedToEverybody: Detection = {
  id: 'bucket-opened-to-everybody',
  title: 'A bucket was opened to everybody',
  severity: 'critical',
  techniques: ['T1530', 'T1537'],
  means: 'Whoever knows its name can read or write what a policy or a list gives to everybody.',
  todo: 'Take the policy or the list back, and look in the trail for strangers who used it meanwhile.',
  scope: 'resource',
  examples: [
    {
      says: 'a policy for everybody',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketPolicy', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            bucketPolicy: {
              Statement: [
                { Effect: 'Deny', Principal: '*', Action: 's3:PutObject' },
                { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' },
              ],
            },
          },
        }),
      ],
    },
    {
      says: 'the same in another form',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketPolicy', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            bucketPolicy: {
              Statement: { Effect: 'Allow', Principal: { AWS: ['*'] }, Action: ['s3:*'] },
            },
          },
        }),
      ],
    },
    {
      says: 'everybody but one',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketPolicy', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            bucketPolicy: {
              Statement: [
                {
                  Effect: 'Allow',
                  NotPrincipal: { AWS: 'arn:aws:iam::111111111111:root' },
                  Action: ['s3:*'],
                },
              ],
            },
          },
        }),
      ],
    },
    {
      says: 'a canned list for everybody',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketAcl', {
          requestParameters: { bucketName: exampleBucket('vault'), 'x-amz-acl': ['public-read'] },
        }),
      ],
    },
    {
      says: 'a list that names everybody',
      fires: true,
      events: [
        exampleEvent('s3:PutBucketAcl', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            AccessControlPolicy: {
              AccessControlList: {
                Grant: [
                  {
                    Grantee: { URI: 'http://acs.amazonaws.com/groups/global/AllUsers' },
                    Permission: 'READ',
                  },
                ],
              },
            },
          },
        }),
      ],
    },
    {
      says: 'one object is opened',
      fires: true,
      events: [
        exampleEvent('s3:PutObjectAcl', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            key: 'vault/a',
            'x-amz-acl': 'public-read-write',
          },
        }),
      ],
    },
    {
      says: 'a policy that denies everybody',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketPolicy', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            bucketPolicy: {
              Statement: [
                {
                  Effect: 'Deny',
                  Principal: '*',
                  Action: 's3:*',
                  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
                },
              ],
            },
          },
        }),
      ],
    },
    {
      says: 'everybody, if he comes by the endpoint',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketPolicy', {
          requestParameters: {
            bucketName: exampleBucket('vault'),
            bucketPolicy: {
              Statement: [
                {
                  Effect: 'Allow',
                  Principal: '*',
                  Action: 's3:GetObject',
                  Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
                },
              ],
            },
          },
        }),
      ],
    },
    {
      says: 'a private list',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketAcl', {
          requestParameters: { bucketName: exampleBucket('vault'), 'x-amz-acl': ['private'] },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('s3:PutBucketAcl', {
          requestParameters: { bucketName: exampleBucket('vault'), 'x-amz-acl': ['public-read'] },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
