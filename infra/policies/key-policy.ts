import {
  AccountPrincipal,
  ArnPrincipal,
  PolicyDocument,
  type PolicyStatement,
} from 'aws-cdk-lib/aws-iam';
import { allow, type Conditions, deny, everybodyBut } from '#infra/policies/statement.ts';

/** A key policy speaks of its own key only. */
const THIS_KEY = ['*'];

/** What the account may do by its own IAM: keep the key in order. None of it touches data. */
const ADMINISTER = [
  'kms:CancelKeyDeletion',
  'kms:DescribeKey',
  'kms:DisableKey',
  'kms:EnableKey',
  'kms:EnableKeyRotation',
  'kms:GetKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:ListGrants',
  'kms:ListKeyPolicies',
  'kms:ListResourceTags',
  'kms:PutKeyPolicy',
  'kms:RevokeGrant',
  'kms:ScheduleKeyDeletion',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:UpdateKeyDescription',
];

const MAKES_DATA_KEYS = ['kms:GenerateDataKey'];
const READS = ['kms:Decrypt'];

/** Everything that encrypts, and is called by nobody but services on behalf of the named. */
const ENCRYPTS = ['kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];

/** Whom a key serves: roles of the room by ARN, parties by account. */
export interface KeyUsers {
  readonly roles: readonly string[];
  readonly accounts?: readonly string[];
}

/** Nobody hands a right on: a grant would stand beside this policy, where nobody reads it. */
const noGrants = (): PolicyStatement =>
  deny({ sid: 'NobodyGrants', actions: ['kms:CreateGrant'], resources: THIS_KEY });

/** The owner of the key keeps it, and cannot use it. */
export const administerOnly = (account: string): PolicyStatement =>
  allow([new AccountPrincipal(account)], {
    sid: 'AccountKeepsKey',
    actions: ADMINISTER,
    resources: THIS_KEY,
  });

const principalsOf = ({ roles, accounts = [] }: KeyUsers) => [
  ...roles.map((arn) => new ArnPrincipal(arn)),
  ...accounts.map((account) => new AccountPrincipal(account)),
];

const allowed = (
  users: KeyUsers,
  what: { sid: string; actions: readonly string[]; conditions: Conditions },
): PolicyStatement[] => {
  const principals = principalsOf(users);
  return principals.length > 0 ? [allow(principals, { ...what, resources: THIS_KEY })] : [];
};

const deniedToOthers = (
  users: KeyUsers,
  what: { sid: string; actions: readonly string[] },
): PolicyStatement =>
  deny({
    ...what,
    resources: THIS_KEY,
    conditions: { StringNotEquals: everybodyBut(users) },
  });

/** Who may read and write the objects that a key encrypts. */
export interface ObjectKeyUsers {
  readonly account: string;
  readonly region: string;
  readonly readers: KeyUsers;
  readonly writers: KeyUsers;
}

/** Policy of a key for objects in S3: used by S3 alone, on behalf of those named and nobody else. */
export const objectKeyPolicy = ({
  account,
  region,
  readers,
  writers,
}: ObjectKeyUsers): PolicyDocument => {
  const conditions = { StringEquals: { 'kms:ViaService': `s3.${region}.amazonaws.com` } };
  return new PolicyDocument({
    statements: [
      administerOnly(account),
      ...allowed(readers, { sid: 'ReadThroughS3', actions: READS, conditions }),
      ...allowed(writers, { sid: 'WriteThroughS3', actions: MAKES_DATA_KEYS, conditions }),
      deniedToOthers(readers, { sid: 'NobodyElseDecrypts', actions: READS }),
      deniedToOthers(writers, { sid: 'NobodyElseEncrypts', actions: ENCRYPTS }),
      noGrants(),
    ],
  });
};

/** Who may make and verify the MACs of a key. */
export interface MacKeyUsers {
  readonly account: string;
  readonly makers: KeyUsers;
  readonly verifiers: KeyUsers;
  /** The only way by which MACs are made, in an isolated room. */
  readonly endpoint?: string | undefined;
}

/** Policy of an HMAC key: MACs are made and verified by those named and nobody else. */
export const macKeyPolicy = ({
  account,
  makers,
  verifiers,
  endpoint,
}: MacKeyUsers): PolicyDocument => {
  const conditions = { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } };
  return new PolicyDocument({
    statements: [
      administerOnly(account),
      ...allowed(makers, { sid: 'MakeMacs', actions: ['kms:GenerateMac'], conditions }),
      ...allowed(verifiers, { sid: 'VerifyMacs', actions: ['kms:VerifyMac'], conditions }),
      deniedToOthers(makers, { sid: 'NobodyElseMakesMacs', actions: ['kms:GenerateMac'] }),
      verifiers.roles.length > 0
        ? deniedToOthers(verifiers, { sid: 'NobodyElseVerifiesMacs', actions: ['kms:VerifyMac'] })
        : deny({ sid: 'NobodyVerifiesMacs', actions: ['kms:VerifyMac'], resources: THIS_KEY }),
      noGrants(),
      ...(endpoint === undefined ? [] : [onlyByEndpoint(endpoint, MACS_INSIDE)]),
    ],
  });
};

/** Policy of an HMAC key whose epoch ended: the account keeps it until it is destroyed, and nobody uses it. */
export const endedKeyPolicy = (account: string): PolicyDocument =>
  new PolicyDocument({
    statements: [
      administerOnly(account),
      deny({
        sid: 'NobodyUsesKey',
        actions: ['kms:GenerateMac', 'kms:VerifyMac'],
        resources: THIS_KEY,
      }),
      noGrants(),
    ],
  });

/** Who may open sealed drops, and who may hand out the public half of the key that does. */
export interface OpenerKeyUsers {
  readonly account: string;
  readonly openers: KeyUsers;
  readonly tellers: KeyUsers;
  /** The only way by which drops are opened, in an isolated room. */
  readonly endpoint?: string | undefined;
}

/** Policy of the key that opens sealed drops: by those named, in one way, and nobody else; KMS itself encrypts nothing to it. */
export const openerKeyPolicy = ({
  account,
  openers,
  tellers,
  endpoint,
}: OpenerKeyUsers): PolicyDocument => {
  const conditions = { StringEquals: { 'kms:EncryptionAlgorithm': 'RSAES_OAEP_SHA_256' } };
  return new PolicyDocument({
    statements: [
      administerOnly(account),
      ...allowed(openers, { sid: 'OpenDrops', actions: READS, conditions }),
      ...allowed(tellers, {
        sid: 'HandOutPublicKey',
        actions: ['kms:GetPublicKey'],
        conditions: {},
      }),
      deniedToOthers(openers, { sid: 'NobodyElseDecrypts', actions: READS }),
      deny({ sid: 'NobodyEncrypts', actions: ENCRYPTS, resources: THIS_KEY }),
      noGrants(),
      ...(endpoint === undefined ? [] : [onlyByEndpoint(endpoint, OPENED_INSIDE)]),
    ],
  });
};

const MACS_INSIDE = { sid: 'MacsOnlyFromInside', actions: ['kms:GenerateMac'] } as const;
const OPENED_INSIDE = { sid: 'OpenedOnlyFromInside', actions: READS } as const;

const onlyByEndpoint = (
  endpoint: string,
  what: { readonly sid: string; readonly actions: readonly string[] },
): PolicyStatement =>
  deny({
    ...what,
    resources: THIS_KEY,
    conditions: { StringNotEquals: { 'aws:SourceVpce': endpoint } },
  });
