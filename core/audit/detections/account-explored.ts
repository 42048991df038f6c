import type { Detection } from '#core/audit/detection.ts';
import { assumedRole, exampleEvent } from '#core/audit/example-event.ts';

/** Somebody looked through the whole account. */
export const accountExplored: Detection = {
  id: 'account-explored',
  title: 'Somebody looked through the whole account',
  severity: 'low',
  techniques: ['T1580', 'T1526', 'T1087.004', 'T1619'],
  means:
    'Lists of what there is, of several services, by one principal within an hour: so begins who does not know the account. Inventories do so too.',
  todo: 'Ask whether it was an inventory. If not, look what the principal did next.',
  scope: 'account',
  calls: {
    iam: [
      'ListUsers',
      'ListRoles',
      'ListGroups',
      'ListPolicies',
      'ListAccessKeys',
      'ListMFADevices',
      'ListSSHPublicKeys',
      'GetAccountAuthorizationDetails',
      'GetAccountSummary',
      'GetAccountPasswordPolicy',
      'GetCredentialReport',
    ],
    sts: ['GetCallerIdentity'],
    s3: ['ListBuckets', 'GetAccountPublicAccessBlock', 'ListAccessPoints'],
    ec2: [
      'DescribeInstances',
      'DescribeSnapshots',
      'DescribeRegions',
      'DescribeVpcs',
      'DescribeSecurityGroups',
      'DescribeImages',
    ],
    lambda: ['ListFunctions*'],
    kms: ['ListKeys', 'ListAliases'],
    secretsmanager: ['ListSecrets'],
    ssm: ['DescribeParameters', 'DescribeInstanceInformation'],
    rds: ['DescribeDBInstances', 'DescribeDBClusters'],
    dynamodb: ['ListTables'],
    route53: ['ListHostedZones'],
    ses: ['GetSendQuota', 'ListIdentities', 'GetAccount'],
    organizations: ['DescribeOrganization', 'ListAccounts', 'ListRoots'],
    cloudtrail: ['DescribeTrails', 'ListTrails', 'GetTrailStatus'],
    guardduty: ['ListDetectors'],
    athena: ['ListWorkGroups', 'ListDataCatalogs'],
    glue: ['GetDatabases', 'GetTables'],
    bedrock: ['ListFoundationModels', 'GetFoundationModelAvailability'],
    'resource-explorer-2': ['Search', 'ListIndexes'],
    tagging: ['GetResources'],
  },
  examples: [
    {
      says: 'six lists of four services',
      fires: true,
      events: (
        [
          'iam:ListUsers',
          'iam:ListRoles',
          's3:ListBuckets',
          'kms:ListKeys',
          'lambda:ListFunctions20150331',
          'secretsmanager:ListSecrets',
        ] as const
      ).map((call) => exampleEvent(call)),
    },
    {
      says: 'many lists of one service',
      fires: false,
      events: (
        [
          'iam:ListUsers',
          'iam:ListRoles',
          'iam:ListGroups',
          'iam:ListPolicies',
          'iam:GetAccountSummary',
          'iam:ListAccessKeys',
        ] as const
      ).map((call) => exampleEvent(call)),
    },
    {
      says: 'a service of AWS that takes stock',
      fires: false,
      events: (
        [
          'iam:ListUsers',
          'iam:ListRoles',
          's3:ListBuckets',
          'kms:ListKeys',
          'lambda:ListFunctions20150331',
          'secretsmanager:ListSecrets',
        ] as const
      ).map((call) =>
        exampleEvent(call, {
          userIdentity: {
            ...assumedRole('AWSServiceRoleForConfig'),
            invokedBy: 'config.amazonaws.com',
          },
        }),
      ),
    },
  ],
};
