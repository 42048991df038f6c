import type { Detection } from '#core/audit/detection.ts';
import { EXAMPLE_ACCOUNT, exampleEvent } from '#core/audit/example-event.ts';

/** A secret, a topic, a queue or the like was opened to another account or to everybody. */
export const resourceOpened: Detection = {
  id: 'resource-opened',
  title: 'A secret, a topic, a queue or the like was opened to another account or to everybody',
  severity: 'high',
  techniques: ['T1098', 'T1537'],
  means: 'Somebody outside this account reads it, or writes into it, from now on.',
  todo: 'Compare the account with those of the parties, put the policy back, and look what was read.',
  scope: 'account',
  calls: {
    secretsmanager: ['PutResourcePolicy'],
    sns: ['SetTopicAttributes', 'AddPermission', 'CreateTopic'],
    sqs: ['SetQueueAttributes', 'AddPermission', 'CreateQueue'],
    ecr: ['SetRepositoryPolicy', 'SetRegistryPolicy', 'PutRegistryPolicy'],
    backup: ['PutBackupVaultAccessPolicy'],
    events: ['PutPermission'],
    dynamodb: ['PutResourcePolicy'],
    kinesis: ['PutResourcePolicy'],
    elasticfilesystem: ['PutFileSystemPolicy'],
  },
  examples: [
    {
      says: 'a secret, to another account',
      fires: true,
      events: [
        exampleEvent('secretsmanager:PutResourcePolicy', {
          requestParameters: {
            resourcePolicy:
              '{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":"*"}]}',
          },
        }),
      ],
    },
    {
      says: 'a topic, to everybody',
      fires: true,
      events: [
        exampleEvent('sns:SetTopicAttributes', {
          requestParameters: {
            attributeName: 'Policy',
            attributeValue:
              '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sns:Subscribe"}]}',
          },
        }),
      ],
    },
    {
      says: 'a secret, to everybody after this account',
      fires: true,
      events: [
        exampleEvent('secretsmanager:PutResourcePolicy', {
          requestParameters: {
            resourcePolicy: `{"Statement":[{"Effect":"Allow","Principal":{"AWS":["arn:aws:iam::${EXAMPLE_ACCOUNT}:root","*"]},"Action":"*"}]}`,
          },
        }),
      ],
    },
    {
      says: 'a secret, to everybody but one',
      fires: true,
      events: [
        exampleEvent('secretsmanager:PutResourcePolicy', {
          requestParameters: {
            resourcePolicy: `{"Statement":[{"Effect":"Allow","NotPrincipal":{"AWS":"arn:aws:iam::${EXAMPLE_ACCOUNT}:root"},"Action":"*"}]}`,
          },
        }),
      ],
    },
    {
      says: 'a secret, to all whose account is not told',
      fires: true,
      events: [
        exampleEvent('secretsmanager:PutResourcePolicy', {
          requestParameters: {
            resourcePolicy: `{"Statement":[{"Effect":"Allow","Principal":"*","Condition":{"StringEqualsIfExists":{"aws:SourceAccount":"${EXAMPLE_ACCOUNT}"}}}]}`,
          },
        }),
      ],
    },
    {
      says: 'a secret, to everybody of another account',
      fires: true,
      events: [
        exampleEvent('secretsmanager:PutResourcePolicy', {
          requestParameters: {
            resourcePolicy: `{"Statement":[{"Effect":"Allow","Principal":"*","Condition":{"StringEquals":{"aws:PrincipalAccount":"999999999999"}}}]}`,
          },
        }),
      ],
    },
    {
      says: 'a queue that is open from the start',
      fires: true,
      events: [
        exampleEvent('sqs:CreateQueue', {
          requestParameters: {
            attributes: {
              Policy: '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"sqs:*"}]}',
            },
          },
        }),
      ],
    },
    {
      says: 'a bus of events, to another account',
      fires: true,
      events: [
        exampleEvent('events:PutPermission', {
          requestParameters: { action: 'events:PutEvents', principal: '999999999999' },
        }),
      ],
    },
    {
      says: 'a topic, to a service',
      fires: false,
      events: [
        exampleEvent('sns:SetTopicAttributes', {
          requestParameters: {
            attributeName: 'Policy',
            attributeValue:
              '{"Statement":[{"Effect":"Allow","Principal":{"Service":"events.amazonaws.com"},"Action":"sns:Publish"}]}',
          },
        }),
      ],
    },
    {
      says: 'a topic, to everybody of this account',
      fires: false,
      events: [
        exampleEvent('sns:SetTopicAttributes', {
          requestParameters: {
            attributeName: 'Policy',
            attributeValue: `{"Statement":[{"Effect":"Allow","Principal":{"AWS":"*"},"Condition":{"StringEquals":{"AWS:SourceOwner":"${EXAMPLE_ACCOUNT}"}}}]}`,
          },
        }),
      ],
    },
    {
      says: 'a secret, within this account',
      fires: false,
      events: [
        exampleEvent('secretsmanager:PutResourcePolicy', {
          requestParameters: {
            resourcePolicy: `{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::${EXAMPLE_ACCOUNT}:role/one"}}]}`,
          },
        }),
      ],
    },
    {
      says: 'a secret that nobody may delete',
      fires: false,
      events: [
        exampleEvent('secretsmanager:PutResourcePolicy', {
          requestParameters: {
            resourcePolicy: `{"Statement":[{"Effect":"Deny","Principal":"*","Action":"secretsmanager:DeleteSecret"}]}`,
          },
        }),
      ],
    },
  ],
};
