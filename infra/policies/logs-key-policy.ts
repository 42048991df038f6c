import { Aws } from 'aws-cdk-lib';
import { AnyPrincipal, ArnPrincipal, PolicyDocument, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { administerOnly } from '#infra/policies/key-policy.ts';
import { allow, deny } from '#infra/policies/statement.ts';

/** Whose records and notices a key encrypts. */
export interface LogsKeyUsers {
  readonly account: string;
  readonly region: string;
  readonly room: string;
  readonly trail: string;
  readonly auditorArn: string;
  /** Whether somebody is told of what the room costs. */
  readonly tellsCost: boolean;
}

/** By its own conditions, a service uses the key for this room only, as far as it says for whom it does. */
const services = ({ account, region, room, trail, tellsCost }: LogsKeyUsers) => [
  allow([new ServicePrincipal('cloudtrail.amazonaws.com')], {
    sid: 'TrailEncrypts',
    actions: ['kms:DescribeKey', 'kms:GenerateDataKey*'],
    resources: ['*'],
    conditions: {
      StringEquals: {
        'aws:SourceArn': `arn:${Aws.PARTITION}:cloudtrail:${region}:${account}:trail/${trail}`,
      },
    },
  }),
  allow([new ServicePrincipal(`logs.${region}.amazonaws.com`)], {
    sid: 'LogGroupsEncrypt',
    actions: [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey*',
      'kms:ReEncrypt*',
    ],
    resources: ['*'],
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': [
          `arn:${Aws.PARTITION}:logs:${region}:${account}:log-group:/airlock/${room}/*`,
          `arn:${Aws.PARTITION}:logs:${region}:${account}:log-group:/aws/vendedlogs/states/${room}`,
        ],
      },
    },
  }),
  allow([new ServicePrincipal('cloudwatch.amazonaws.com')], {
    sid: 'AlarmsNotify',
    actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
    resources: ['*'],
    conditions: { StringEquals: { 'aws:SourceAccount': account } },
  }),
  ...(tellsCost
    ? [
        allow([new ServicePrincipal('budgets.amazonaws.com')], {
          sid: 'BudgetsNotify',
          actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          resources: ['*'],
          conditions: { StringEquals: { 'aws:SourceAccount': account } },
        }),
      ]
    : []),
  // CDK adds EventBridge without a condition: on its way to an encrypted topic it names none, and with
  // such a condition no notice would ever come (SNS guide, "Key management").
];

/**
 * Policy of the key of logs, records and notices. Nothing that it encrypts holds personal data; the
 * auditor reads the records of the trail.
 */
export const logsKeyPolicy = (users: LogsKeyUsers): PolicyDocument => {
  const { account, region, auditorArn } = users;
  const notices = `sns.${region}.amazonaws.com`;
  return new PolicyDocument({
    statements: [
      administerOnly(account),
      ...services(users),
      allow([new AnyPrincipal()], {
        sid: 'RoomNotifies',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: {
          StringEquals: { 'kms:ViaService': notices, 'kms:CallerAccount': account },
        },
      }),
      allow([new ArnPrincipal(auditorArn)], {
        // What an audit finds is written as whoever asks, under the same key.
        sid: 'AuditorReads',
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } },
      }),
      deny({
        sid: 'NobodyElseDecrypts',
        actions: ['kms:Decrypt'],
        resources: ['*'],
        conditions: {
          StringNotEquals: { 'aws:PrincipalArn': auditorArn, 'kms:ViaService': notices },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      }),
      deny({
        sid: 'NobodyGrants',
        actions: ['kms:CreateGrant'],
        resources: ['*'],
        conditions: { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } },
      }),
    ],
  });
};
