import type { Detection } from '#core/audit/detection.ts';
import { type ExampleCall, exampleBucket, exampleEvent } from '#core/audit/example-event.ts';

const opened = (call: ExampleCall, more: object): object =>
  exampleEvent(call, { requestParameters: { bucketName: exampleBucket('vault'), ...more } });

const allowed = (statement: object): object =>
  opened('s3:PutBucketPolicy', {
    bucketPolicy: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', ...statement }] },
  });

const everybodyIf = (Condition: object): object => allowed({ Principal: '*', Condition });

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
        opened('s3:PutBucketPolicy', {
          bucketPolicy: {
            Statement: [
              { Effect: 'Deny', Principal: '*', Action: 's3:PutObject' },
              { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' },
            ],
          },
        }),
      ],
    },
    {
      says: 'the same in another form',
      fires: true,
      events: [
        opened('s3:PutBucketPolicy', {
          bucketPolicy: {
            Statement: { Effect: 'Allow', Principal: { AWS: ['*'] }, Action: ['s3:*'] },
          },
        }),
      ],
    },
    {
      says: 'everybody but one',
      fires: true,
      events: [allowed({ NotPrincipal: { AWS: 'arn:aws:iam::111111111111:root' } })],
    },
    {
      says: 'everybody who comes by TLS',
      fires: true,
      events: [everybodyIf({ Bool: { 'aws:SecureTransport': 'true' } })],
    },
    {
      says: 'everybody from both halves of the internet',
      fires: true,
      events: [everybodyIf({ IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } })],
    },
    {
      says: 'everybody but one, by a condition',
      fires: true,
      events: [
        everybodyIf({
          StringNotEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111111111111:role/a' },
        }),
      ],
    },
    {
      says: 'everybody who comes by no endpoint',
      fires: true,
      events: [everybodyIf({ StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1' } })],
    },
    {
      says: 'everybody, by a pattern that all fit',
      fires: true,
      events: [everybodyIf({ StringLike: { 'aws:PrincipalArn': ['*'] } })],
    },
    {
      says: 'an access point is opened',
      fires: true,
      events: [
        opened('s3:PutAccessPointPolicy', {
          PutAccessPointPolicyRequest: {
            Policy: '{"Statement":[{"Effect":"Allow","Principal":{"AWS":["*"]},"Action":"s3:*"}]}',
          },
        }),
      ],
    },
    {
      says: 'an access point of several regions is opened',
      fires: true,
      events: [
        opened('s3:PutMultiRegionAccessPointPolicy', {
          PutMultiRegionAccessPointPolicyRequest: {
            Details: {
              Policy:
                '{"Statement":[{"Effect":"Allow","Principal":{"AWS":["*"]},"Action":"s3:*"}]}',
            },
          },
        }),
      ],
    },
    {
      says: 'a canned list for everybody',
      fires: true,
      events: [opened('s3:PutBucketAcl', { 'x-amz-acl': ['public-read'] })],
    },
    {
      says: 'a list that names everybody',
      fires: true,
      events: [
        opened('s3:PutBucketAcl', {
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
        }),
      ],
    },
    {
      says: 'one object is opened',
      fires: true,
      events: [opened('s3:PutObjectAcl', { key: 'vault/a', 'x-amz-acl': 'public-read-write' })],
    },
    {
      says: 'an object is written in parts for everybody',
      fires: true,
      events: [opened('s3:CreateMultipartUpload', { key: 'vault/a', 'x-amz-acl': 'public-read' })],
    },
    {
      says: 'an object is copied for everybody',
      fires: true,
      events: [opened('s3:CopyObject', { key: 'vault/a', 'x-amz-acl': 'public-read' })],
    },
    {
      says: 'a policy that denies everybody',
      fires: false,
      events: [
        allowed({
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        }),
      ],
    },
    {
      says: 'everybody, if he comes by the endpoint',
      fires: false,
      events: [everybodyIf({ StringEquals: { 'aws:SourceVpce': 'vpce-1' } })],
    },
    {
      says: 'everybody from one network, by TLS',
      fires: false,
      events: [
        everybodyIf({
          Bool: { 'aws:SecureTransport': 'true' },
          IpAddress: { 'aws:SourceIp': '198.51.100.0/24' },
        }),
      ],
    },
    {
      says: 'everybody of one organisation',
      fires: false,
      events: [everybodyIf({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } })],
    },
    {
      says: 'a policy that is none',
      fires: false,
      events: [
        opened('s3:PutAccessPointPolicy', { PutAccessPointPolicyRequest: { Policy: 'none' } }),
      ],
    },
    {
      says: 'a private list',
      fires: false,
      events: [opened('s3:PutBucketAcl', { 'x-amz-acl': ['private'] })],
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
