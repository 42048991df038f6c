import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Somebody was given all rights. */
export const adminRightsGiven: Detection = {
  id: 'admin-rights-given',
  title: 'Somebody was given all rights',
  severity: 'high',
  techniques: ['T1098.003'],
  means:
    'Who has all rights can read what the room keeps from everybody, and undo what tells of it.',
  todo: 'Take the policy away, and look what was done with it meanwhile.',
  scope: 'account',
  calls: {
    iam: [
      'AttachUserPolicy',
      'AttachRolePolicy',
      'AttachGroupPolicy',
      'PutUserPolicy',
      'PutRolePolicy',
      'PutGroupPolicy',
      'CreatePolicy',
      'CreatePolicyVersion',
    ],
  },
  examples: [
    {
      says: 'the policy of administrators',
      fires: true,
      events: [
        exampleEvent('iam:AttachRolePolicy', {
          requestParameters: {
            roleName: 'extra',
            policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
          },
        }),
      ],
    },
    {
      says: 'a policy that allows everything',
      fires: true,
      events: [
        exampleEvent('iam:PutUserPolicy', {
          requestParameters: {
            userName: 'eve',
            policyDocument: '{"Statement":[{"Effect":"Allow","Action":["*"],"Resource":"*"}]}',
          },
        }),
      ],
    },
    {
      says: 'all rights over identities',
      fires: true,
      events: [
        exampleEvent('iam:PutRolePolicy', {
          requestParameters: {
            policyDocument:
              '{"Statement":[{"Action": "iam:*", "Effect": "Allow", "Resource": "*"}]}',
          },
        }),
      ],
    },
    {
      says: 'all rights, with a condition between',
      fires: true,
      events: [
        exampleEvent('iam:PutRolePolicy', {
          requestParameters: {
            policyDocument:
              '{"Statement":[{"Effect":"Allow","Condition":{"Bool":{"a":"b"}},"Action":"*","Resource":"*"}]}',
          },
        }),
      ],
    },
    {
      says: 'all rights over identities, in capitals',
      fires: true,
      events: [
        exampleEvent('iam:PutRolePolicy', {
          requestParameters: {
            policyDocument:
              '{"Statement":[{"Effect":"Allow","Action":["s3:Get*","IAM:*"],"Resource":"arn:aws:iam::111111111111:*"}]}',
          },
        }),
      ],
    },
    {
      says: 'all rights on all but nothing',
      fires: true,
      events: [
        exampleEvent('iam:PutRolePolicy', {
          requestParameters: {
            policyDocument:
              '{"Statement":[{"Effect":"Allow","Action":"**","NotResource":"arn:aws:s3:::none"}]}',
          },
        }),
      ],
    },
    {
      says: 'all rights, by the beginning of every name',
      fires: true,
      events: [
        exampleEvent('iam:PutRolePolicy', {
          requestParameters: {
            policyDocument:
              '{"Statement":[{"Effect":"Allow","Action":"*:*","Resource":"arn:aws:*"}]}',
          },
        }),
      ],
    },
    {
      says: 'a policy that only reads',
      fires: false,
      events: [
        exampleEvent('iam:AttachRolePolicy', {
          requestParameters: {
            roleName: 'extra',
            policyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
          },
        }),
      ],
    },
    {
      says: 'a policy that denies everything',
      fires: false,
      events: [
        exampleEvent('iam:PutUserPolicy', {
          requestParameters: {
            policyDocument: '{"Statement":[{"Effect":"Deny","Action":["*"],"Resource":["*"]}]}',
          },
        }),
      ],
    },
    {
      says: 'a policy of one bucket',
      fires: false,
      events: [
        exampleEvent('iam:PutRolePolicy', {
          requestParameters: {
            policyDocument:
              '{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::one/*"}]}',
          },
        }),
      ],
    },
    {
      says: 'everything is denied beside one right',
      fires: false,
      events: [
        exampleEvent('iam:PutRolePolicy', {
          requestParameters: {
            policyDocument:
              '{"Statement":[{"Effect":"Deny","Action":"*","Resource":"*"},{"Effect":"Allow","Action":"iam:GetUser","Resource":"*"}]}',
          },
        }),
      ],
    },
  ],
};
