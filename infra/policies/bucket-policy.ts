import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { deny, everybodyBut } from '#infra/policies/statement.ts';

/** Reading an object, in all its ways; S3 Select has no action of its own and is a GetObject too. */
export const READS = ['s3:GetObject*'];
/** Making or changing an object. */
export const WRITES = ['s3:PutObject*', 's3:ReplicateObject', 's3:RestoreObject'];
const DELETES = ['s3:DeleteObject*'];

/** Who may do what with the objects of a bucket: roles by ARN, parties by account. */
export interface ObjectUsers {
  readonly roles: readonly string[];
  readonly accounts?: readonly string[];
}

/** A bucket whose policy is written. */
export interface GuardedBucket {
  readonly arn: string;
  readonly keyArn: string;
  /** The only accounts that may touch it at all. */
  readonly accounts: readonly string[];
  readonly readers: ObjectUsers;
  readonly writers: ObjectUsers;
  readonly deleters: ObjectUsers;
  /** Where the room's own roles must come from, in an isolated room. */
  readonly inside?: { readonly endpoint: string; readonly roles: readonly string[] } | undefined;
}

const objects = ({ arn }: GuardedBucket): readonly string[] => [`${arn}/*`];
const whole = ({ arn }: GuardedBucket): readonly string[] => [arn, `${arn}/*`];

const foreignAccounts = (bucket: GuardedBucket): PolicyStatement =>
  deny({
    sid: 'NoForeignAccount',
    actions: ['s3:*'],
    resources: whole(bucket),
    conditions: { StringNotEquals: { 'aws:PrincipalAccount': bucket.accounts } },
  });

/**
 * Who names an encryption must name ours; who names none gets it. `Null` is needed: a condition that
 * asks for a difference is met by a header that is absent too.
 */
const otherEncryption = (bucket: GuardedBucket): readonly PolicyStatement[] =>
  (
    [
      ['NoOtherEncryption', 's3:x-amz-server-side-encryption', 'aws:kms'],
      ['NoOtherKey', 's3:x-amz-server-side-encryption-aws-kms-key-id', bucket.keyArn],
    ] as const
  ).map(([sid, header, ours]) =>
    deny({
      sid,
      actions: ['s3:PutObject'],
      resources: objects(bucket),
      conditions: { Null: { [header]: 'false' }, StringNotEquals: { [header]: ours } },
    }),
  );

const customerKeys = (bucket: GuardedBucket): PolicyStatement =>
  deny({
    sid: 'NoCustomerKey',
    actions: ['s3:PutObject'],
    resources: objects(bucket),
    conditions: { Null: { 's3:x-amz-server-side-encryption-customer-algorithm': 'false' } },
  });

const nobodyElse = (bucket: GuardedBucket): readonly PolicyStatement[] =>
  (
    [
      ['NobodyElseReads', READS, bucket.readers],
      ['NobodyElseWrites', WRITES, bucket.writers],
      ['NobodyElseDeletes', DELETES, bucket.deleters],
    ] as const
  ).map(([sid, actions, users]) => {
    const excepted = everybodyBut(users);
    return deny({
      sid,
      actions,
      resources: objects(bucket),
      ...(Object.keys(excepted).length > 0 && {
        conditions: { StringNotEquals: excepted },
      }),
    });
  });

/** Athena reads on behalf of a role from its own network, and says so; nothing else may. */
const onlyFromInside = (bucket: GuardedBucket): readonly PolicyStatement[] =>
  bucket.inside === undefined
    ? []
    : [
        deny({
          sid: 'RolesOnlyFromInside',
          actions: ['s3:*'],
          resources: whole(bucket),
          conditions: {
            StringEquals: { 'aws:PrincipalArn': bucket.inside.roles },
            StringNotEquals: { 'aws:SourceVpce': bucket.inside.endpoint },
            'ForAllValues:StringNotEquals': { 'aws:CalledVia': ['athena.amazonaws.com'] },
          },
        }),
      ];

/** What a bucket refuses, whoever asks. Of connections without TLS 1.2 see require-tls.ts. */
export const bucketGuards = (bucket: GuardedBucket): readonly PolicyStatement[] => [
  foreignAccounts(bucket),
  ...otherEncryption(bucket),
  customerKeys(bucket),
  ...nobodyElse(bucket),
  ...onlyFromInside(bucket),
];

/** Objects under these keys are created once and never written again. */
export const writeOnce = (sid: string, resources: readonly string[]): PolicyStatement =>
  deny({
    sid,
    actions: ['s3:PutObject'],
    resources,
    conditions: { Null: { 's3:if-none-match': 'true' } },
  });

/** What is locked stays locked. */
export const locked = (arn: string): PolicyStatement =>
  deny({
    sid: 'NobodyUnlocks',
    actions: [
      's3:BypassGovernanceRetention',
      's3:DeleteObjectVersion',
      's3:PutObjectLegalHold',
      's3:PutObjectRetention',
    ],
    resources: [`${arn}/*`],
  });
