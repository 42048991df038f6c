import type { Detection } from '#core/audit/detection.ts';
import { EXAMPLE_ACCOUNT, exampleEvent } from '#core/audit/example-event.ts';

/** A role was opened to another account or to everybody. */
export const trustOpened: Detection = {
  id: 'trust-opened',
  title: 'A role was opened to another account or to everybody',
  severity: 'high',
  techniques: ['T1098', 'T1199'],
  means:
    'Somebody outside this account can take the role from now on, and comes back by it whatever you change inside.',
  todo: 'Compare the account with those of the parties. Put the trust back, and look who took the role.',
  scope: 'account',
  calls: { iam: ['CreateRole', 'UpdateAssumeRolePolicy'] },
  examples: [
    {
      says: 'a role for another account',
      fires: true,
      events: [
        exampleEvent('iam:CreateRole', {
          requestParameters: {
            roleName: 'extra',
            assumeRolePolicyDocument:
              '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":"sts:AssumeRole"}]}',
          },
        }),
      ],
    },
    {
      says: 'a role for everybody',
      fires: true,
      events: [
        exampleEvent('iam:UpdateAssumeRolePolicy', {
          requestParameters: {
            policyDocument:
              '{"Statement":[{"Effect":"Allow","Principal":{"AWS": ["*"]},"Action":"sts:AssumeRole"}]}',
          },
        }),
      ],
    },
    {
      says: 'an account by its number alone',
      fires: true,
      events: [
        exampleEvent('iam:UpdateAssumeRolePolicy', {
          requestParameters: {
            policyDocument:
              '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"999999999999"},"Action":"sts:AssumeRole"}]}',
          },
        }),
      ],
    },
    {
      says: 'everybody, after the own account in a list',
      fires: true,
      events: [
        exampleEvent('iam:UpdateAssumeRolePolicy', {
          requestParameters: {
            policyDocument: `{"Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::${EXAMPLE_ACCOUNT}:root","*"]},"Action":"sts:AssumeRole"}]}`,
          },
        }),
      ],
    },
    {
      says: 'everybody, written as a number of a sign',
      fires: true,
      events: [
        exampleEvent('iam:UpdateAssumeRolePolicy', {
          requestParameters: {
            policyDocument: `{"Statement":[{"Effect":"\\u0041llow","Principal":{"AWS":"\\u002a"},"Action":"sts:AssumeRole"}]}`,
          },
        }),
      ],
    },
    {
      says: 'everybody who comes by TLS',
      fires: true,
      events: [
        exampleEvent('iam:UpdateAssumeRolePolicy', {
          requestParameters: {
            policyDocument: `{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}`,
          },
        }),
      ],
    },
    {
      says: 'a role for a service',
      fires: false,
      events: [
        exampleEvent('iam:UpdateAssumeRolePolicy', {
          requestParameters: {
            policyDocument:
              '{"Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
          },
        }),
      ],
    },
    {
      says: 'a role for this account',
      fires: false,
      events: [
        exampleEvent('iam:CreateRole', {
          requestParameters: {
            assumeRolePolicyDocument: `{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::${EXAMPLE_ACCOUNT}:root"},"Action":"sts:AssumeRole"}]}`,
          },
        }),
      ],
    },
    {
      says: 'everybody is denied, and a service is not',
      fires: false,
      events: [
        exampleEvent('iam:UpdateAssumeRolePolicy', {
          requestParameters: {
            policyDocument: `{"Statement":[{"Effect":"Deny","Principal":"*"},{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"}}]}`,
          },
        }),
      ],
    },
    {
      says: 'everybody of this account',
      fires: false,
      events: [
        exampleEvent('iam:UpdateAssumeRolePolicy', {
          requestParameters: {
            policyDocument: `{"Statement":[{"Effect":"Allow","Principal":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":"${EXAMPLE_ACCOUNT}"}}}]}`,
          },
        }),
      ],
    },
  ],
};
