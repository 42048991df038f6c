import type { Json } from '#core/deployment/template.ts';
import {
  at,
  type Members,
  open,
  type PlantedDrift,
  set,
} from '#test/core/deployment/drifts/planted-drift.ts';

const OF_BUCKET = { type: 'AWS::S3::Bucket', of: /Vault/ } as const;
const OF_LEDGER = { type: 'AWS::S3::Bucket', of: /Ledger/ } as const;
const OF_KEY = { type: 'AWS::KMS::Key', of: /Token/ } as const;
const OF_GROUP = { type: 'AWS::Athena::WorkGroup' } as const;
const OF_TRAIL_TABLE = {
  type: 'AWS::Glue::Table',
  of: /^TrailTable/,
  answer: '.get-table',
} as const;
const OF_MATCHES_TABLE = {
  type: 'AWS::Glue::Table',
  of: /^TablesMatches/,
  answer: '.get-table',
} as const;
const OF_TABLE = { type: 'AWS::Glue::Table', answer: '.get-table' } as const;

/** Drifts of what keeps data. */
export const DATA_DRIFTS: readonly PlantedDrift[] = [
  {
    ...OF_BUCKET,
    what: 'another key of a bucket',
    change: set(
      'BucketEncryption',
      'ServerSideEncryptionConfiguration',
      0,
      'ServerSideEncryptionByDefault',
      { SSEAlgorithm: 'AES256' },
    ),
    field: 'BucketEncryption',
    allows: /another key/,
  },
  {
    ...OF_BUCKET,
    what: 'public access',
    change: set('PublicAccessBlockConfiguration', 'BlockPublicPolicy', false),
    field: 'PublicAccessBlockConfiguration.BlockPublicPolicy',
    allows: /everybody/,
  },
  {
    ...OF_BUCKET,
    what: 'lists of rights',
    change: set('OwnershipControls', 'Rules', 0, 'ObjectOwnership', 'ObjectWriter'),
    field: 'OwnershipControls',
    allows: /Lists of rights/,
  },
  {
    ...OF_LEDGER,
    what: 'no versions',
    change: set('VersioningConfiguration', 'Status', 'Suspended'),
    field: 'VersioningConfiguration',
    allows: /without a trace/,
  },
  {
    ...OF_LEDGER,
    what: 'a shorter lock',
    change: set('ObjectLockConfiguration', 'Rule', 'DefaultRetention', 'Days', 0),
    field: 'ObjectLockConfiguration',
    allows: /before their time/,
  },
  {
    ...OF_BUCKET,
    what: 'no clean-up',
    change: set('LifecycleConfiguration', 'Rules', []),
    field: 'LifecycleConfiguration',
    allows: /kept longer/,
  },
  {
    ...OF_BUCKET,
    what: 'a copy elsewhere',
    change: set('ReplicationConfiguration', { Role: 'r', Rules: [{ Status: 'Enabled' }] }),
    field: 'ReplicationConfiguration',
    allows: /copied/,
  },
  {
    type: 'AWS::S3::Bucket',
    of: /Drops/,
    what: 'arrivals that nobody hears of',
    change: set('NotificationConfiguration', {}),
    field: 'NotificationConfiguration',
    allows: /Arrivals/,
  },
  {
    type: 'AWS::S3::BucketPolicy',
    of: /Vault/,
    what: 'an open bucket',
    change: open('PolicyDocument'),
    field: 'PolicyDocument',
    allows: /read, write/,
  },
  {
    type: 'AWS::S3::BucketPolicy',
    of: /Vault/,
    what: 'a denial that is gone',
    change: (said) => {
      at(said, 'PolicyDocument').Statement = (
        at(said, 'PolicyDocument').Statement as Json[]
      ).filter((each) => (each as Members).Effect !== 'Deny');
    },
    field: 'PolicyDocument',
    allows: /read, write/,
  },
  {
    ...OF_KEY,
    what: 'an open key',
    change: open('KeyPolicy'),
    field: 'KeyPolicy',
    allows: /make tokens/,
  },
  {
    ...OF_KEY,
    what: 'a grant',
    answer: '.list-grants',
    change: set('Grants', [
      {
        GranteePrincipal: 'arn:aws:iam::999999999999:root',
        Operations: ['GenerateMac'],
        GrantId: 'g',
      },
    ]),
    field: 'Grants',
    allows: /past its policy/,
  },
  {
    type: 'AWS::KMS::Key',
    of: /Vault/,
    what: 'a key that never turns',
    change: set('EnableKeyRotation', false),
    field: 'EnableKeyRotation',
    allows: /same for ever/,
  },
  {
    ...OF_KEY,
    what: 'a key that is off',
    change: set('Enabled', false),
    field: 'Enabled',
    allows: /off/,
  },
  {
    ...OF_KEY,
    what: 'key material of somebody',
    change: set('Origin', 'EXTERNAL'),
    field: 'Origin',
    allows: /copy/,
  },
  {
    ...OF_TABLE,
    what: 'files of somebody else',
    change: set('Table', 'StorageDescriptor', 'Location', 's3://elsewhere/'),
    field: 'TableInput.StorageDescriptor.Location',
    allows: /another place/,
  },
  {
    ...OF_TABLE,
    what: 'partitions of somebody else',
    change: set('Table', 'Parameters', 'storage.location.template', 's3://elsewhere/'),
    field: 'TableInput.Parameters.storage.location.template',
    allows: /another place/,
  },
  {
    ...OF_TABLE,
    what: 'a view',
    change: set('Table', 'TableType', 'VIRTUAL_VIEW'),
    field: 'TableInput.TableType',
    allows: /query of somebody else/,
  },
  {
    ...OF_TABLE,
    what: 'columns in another order',
    change: (said) => {
      (at(said, 'Table', 'StorageDescriptor').Columns as Json[]).reverse();
    },
    field: 'TableInput.StorageDescriptor.Columns',
    allows: /another way/,
  },
  {
    ...OF_MATCHES_TABLE,
    what: 'matches of somebody else',
    change: set('Table', 'StorageDescriptor', 'Location', 's3://elsewhere/'),
    field: 'TableInput.StorageDescriptor.Location',
    allows: /another place/,
  },
  {
    ...OF_TRAIL_TABLE,
    what: 'records of another trail',
    change: set('Table', 'StorageDescriptor', 'Location', 's3://elsewhere/'),
    field: 'TableInput.StorageDescriptor.Location',
    allows: /audits, read files from another place/,
  },
  {
    type: 'AWS::Athena::WorkGroup',
    of: /^Audits/,
    what: 'what audits find elsewhere',
    change: set(
      'WorkGroupConfiguration',
      'ResultConfiguration',
      'OutputLocation',
      's3://elsewhere/',
    ),
    field: 'WorkGroupConfiguration.ResultConfiguration.OutputLocation',
    allows: /another bucket/,
  },
  {
    type: 'AWS::Glue::Database',
    what: 'another place for tables',
    change: set('DatabaseInput', 'LocationUri', 's3://elsewhere/'),
    field: 'DatabaseInput.LocationUri',
    allows: /another place/,
  },
  {
    ...OF_GROUP,
    what: 'results elsewhere',
    change: set(
      'WorkGroupConfiguration',
      'ResultConfiguration',
      'OutputLocation',
      's3://elsewhere/',
    ),
    field: 'WorkGroupConfiguration.ResultConfiguration.OutputLocation',
    allows: /another bucket/,
  },
  {
    ...OF_GROUP,
    what: 'settings of whoever asks',
    change: set('WorkGroupConfiguration', 'EnforceWorkGroupConfiguration', false),
    field: 'WorkGroupConfiguration.EnforceWorkGroupConfiguration',
    allows: /chooses where results go/,
  },
  {
    ...OF_GROUP,
    what: 'a higher limit',
    change: set('WorkGroupConfiguration', 'BytesScannedCutoffPerQuery', 1e15),
    field: 'WorkGroupConfiguration.BytesScannedCutoffPerQuery',
    allows: /cost more/,
  },
];
