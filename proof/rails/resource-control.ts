import { FUNCTION_NAMES } from '#core/access/functions.ts';
import {
  type ControlPolicy,
  controlPolicy,
  type RailStatement,
} from '#proof/rails/control-policy.ts';
import { type GuardedRoom, roomBuckets, roomKeys } from '#proof/rails/guarded-room.ts';

/** Requests of AWS itself, such as Lambda's that takes a role or CloudTrail's that puts a file, go on. */
const NOT_AWS = { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } } as const;

/** What changes a bucket or what locks an object in it, and no call that puts or reads one. */
const BUCKET_CHANGES = [
  ...['Bucket', 'Lifecycle', 'Replication', 'Encryption', 'Inventory', 'Metrics', 'Analytics'].map(
    (what) => `s3:Put${what}*`,
  ),
  ...['s3:DeleteBucket*', 's3:CreateAccessPoint*', 's3:PutAccessPoint*', 's3:PutAccelerate*'],
  ...['s3:BypassGovernanceRetention', 's3:PutObjectRetention', 's3:PutObjectLegalHold'],
  ...['s3:PutObjectAcl', 's3:PutObjectVersionAcl', 's3:ObjectOwnerOverrideToBucketOwner'],
];

/** What changes a key or who may use it. `kms:RetireGrant` is not for a policy of this kind to deny. */
const KEY_CHANGES = [
  ...['Put', 'Create', 'Schedule', 'Disable', 'Enable', 'Update', 'Replicate', 'Delete'].map(
    (verb) => `kms:${verb}*`,
  ),
  ...['kms:Import*', 'kms:Tag*', 'kms:Untag*', 'kms:RevokeGrant', 'kms:CancelKeyDeletion'],
];

const rail = (
  Sid: string,
  of: Pick<RailStatement, 'Action' | 'Resource' | 'Condition'>,
): RailStatement => ({
  Sid,
  Effect: 'Deny',
  Principal: '*',
  ...of,
  Condition: { ...NOT_AWS, ...of.Condition },
});

/** A way into a bucket may have any name. */
const accessPoints = ({ account }: GuardedRoom): string => `arn:aws:s3:*:${account}:accesspoint/*`;

/** How the names of roles go on that CDK names, by the stack that has them. */
const STACKS = ['network-*', 'data-*', 'pipeline-*', 'global-*', 'archive-*'];

/** The roles that run the room. The auditor is a person: the role says itself whom it trusts. */
const runningRoles = ({ room, account }: GuardedRoom): readonly string[] =>
  [...FUNCTION_NAMES, ...STACKS].map((name) => `arn:aws:iam::${account}:role/${room}-${name}`);

/**
 * The resource control policy of a room: what everybody is denied, whatever account they are of. Only services
 * that such policies know are named (S3, KMS, STS), each action by its service; `Principal` can only be `*`, and
 * there is no `NotAction`.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
 */
export const resourceControlPolicies = (
  guarded: GuardedRoom,
): Readonly<Record<string, ControlPolicy>> => ({
  'rcp-room': controlPolicy(
    rail('NobodyFromElsewhere', {
      Action: ['s3:*', 'kms:*', 'sts:AssumeRole'],
      Resource: '*',
      Condition: { StringNotEqualsIfExists: { 'aws:PrincipalAccount': guarded.accounts } },
    }),
    rail('OnlyDeploymentsChange', {
      Action: [...BUCKET_CHANGES, ...KEY_CHANGES],
      Resource: [roomBuckets(guarded), accessPoints(guarded), roomKeys(guarded)],
      Condition: { ArnNotLikeIfExists: { 'aws:PrincipalArn': guarded.deployRoles } },
    }),
    rail('NoPersonIsTheRoom', {
      Action: ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity'],
      Resource: runningRoles(guarded),
    }),
  ),
});
