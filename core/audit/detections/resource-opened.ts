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
    sns: ['SetTopicAttributes', 'AddPermission'],
    sqs: ['SetQueueAttributes', 'AddPermission'],
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
  ],
};
