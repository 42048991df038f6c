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
  ],
};
