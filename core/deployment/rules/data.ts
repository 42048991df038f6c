import type { TypeRule } from '#core/deployment/type-rule.ts';

const bucket: TypeRule = {
  allows: 'Objects of the room are kept, shown or removed otherwise than agreed.',
  fields: {
    BucketEncryption:
      'Objects lie under another key, which others may use, or under none of the room’s.',
    PublicAccessBlockConfiguration:
      'A policy or a list of rights can open the bucket to everybody.',
    OwnershipControls:
      'Lists of rights on single objects let others in, past the policy of the bucket.',
    VersioningConfiguration: 'What is overwritten or removed is gone without a trace.',
    ObjectLockEnabled: 'Ledger or trail can be removed before their time.',
    ObjectLockConfiguration: 'Ledger or trail can be removed before their time.',
    LifecycleConfiguration:
      'Lists, tokens or evidence are kept longer or removed earlier than agreed.',
    NotificationConfiguration:
      'Arrivals are told to somebody else, or lists that arrive are not taken in.',
    ReplicationConfiguration: 'Every object is copied into another bucket.',
    LoggingConfiguration: 'Who did what to the bucket is written into another bucket.',
    CorsConfiguration: 'Pages of other sites can reach the bucket from a browser.',
    WebsiteConfiguration: 'The bucket is served as a web site.',
    AccelerateConfiguration: 'Objects travel through places outside of the region.',
    InventoryConfigurations: 'Names and sizes of all objects are written into another bucket.',
    AnalyticsConfigurations: 'Figures about the objects are written into another bucket.',
    MetadataTableConfiguration: 'A table beside the bucket tells of every object.',
    MetadataConfiguration: 'A table beside the bucket tells of every object.',
    IntelligentTieringConfigurations:
      'Objects go where nothing can read them for hours, or not at all.',
    MetricsConfigurations: 'How often which objects are asked for is counted for everybody.',
    AbacStatus: 'Whoever may tag the bucket changes who may use it.',
  },
  defaults: {
    'LifecycleConfiguration.TransitionDefaultMinimumObjectSize': 'all_storage_classes_128K',
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    ObjectLockEnabled: 'false',
    AbacStatus: 'Disabled',
    'BucketEncryption.ServerSideEncryptionConfiguration.*.BucketKeyEnabled': 'false',
  },
  ignored: ['BucketName', 'BucketNamePrefix', 'BucketNamespace', 'AccessControl'],
};

const key: TypeRule = {
  allows: 'The key protects less than it is to protect.',
  fields: {
    KeyPolicy:
      'Somebody else can use or govern the key: read what is under it, or make tokens or seals.',
    Grants: 'Somebody can use the key past its policy.',
    EnableKeyRotation: 'The key stays the same for ever.',
    RotationPeriodInDays: 'The key stays the same for longer.',
    KeySpec: 'It is another kind of key: tokens and seals do not hold.',
    KeyUsage: 'It is another kind of key: tokens and seals do not hold.',
    Enabled: 'The key is off: what is under it can be read by nobody.',
    MultiRegion: 'The key can be copied into other regions, where other policies hold.',
    Origin: 'The key was made outside of KMS, and whoever made it has a copy.',
  },
  defaults: {
    Enabled: 'true',
    MultiRegion: 'false',
    Origin: 'AWS_KMS',
    KeySpec: 'SYMMETRIC_DEFAULT',
    KeyUsage: 'ENCRYPT_DECRYPT',
    EnableKeyRotation: 'false',
    Grants: [],
  },
  ignored: ['PendingWindowInDays', 'BypassPolicyLockoutSafetyCheck'],
};

const table: TypeRule = {
  allows:
    'Questions read something else than the vault of the room, or audits something else than its trail.',
  fields: {
    'TableInput.StorageDescriptor.Location':
      'Questions, or audits, read files from another place, which somebody else wrote.',
    'TableInput.Parameters.storage.location.template':
      'Questions, or audits, read files from another place, which somebody else wrote.',
    'TableInput.Parameters':
      'Questions find other partitions of the vault, audits of the trail, or none.',
    'TableInput.StorageDescriptor':
      'The files of the vault, or of the trail, are read in another way.',
    'TableInput.PartitionKeys':
      'Questions read across versions, parties or kinds, audits not all of the trail.',
    'TableInput.TableType':
      'Questions, or audits, read what a query of somebody else gives in place of files.',
    'TableInput.ViewOriginalText':
      'Questions, or audits, read what a query of somebody else gives in place of files.',
    'TableInput.ViewExpandedText':
      'Questions, or audits, read what a query of somebody else gives in place of files.',
    'TableInput.TargetTable': 'Questions, or audits, read the table of somebody else.',
  },
  ordered: ['TableInput.StorageDescriptor.Columns', 'TableInput.PartitionKeys'],
  defaults: { 'TableInput.Retention': 0, 'TableInput.StorageDescriptor.NumberOfBuckets': 0 },
  // It says how a table is made, and nothing of one that is there.
  ignored: ['CatalogId', 'Name', 'OpenTableFormatInput'],
};

/** The rules of what keeps data. */
export const DATA_RULES: Readonly<Record<string, TypeRule>> = {
  'AWS::S3::Bucket': bucket,
  'AWS::S3::BucketPolicy': {
    allows: 'Somebody else can read, write or remove objects of the room.',
    fields: { PolicyDocument: 'Somebody else can read, write or remove objects of the room.' },
  },
  'AWS::KMS::Key': key,
  'AWS::KMS::Alias': {
    allows: 'Whoever uses the key by its name uses another one.',
    fields: { TargetKeyId: 'Whoever uses the key by its name uses another one.' },
  },
  'AWS::Glue::Table': table,
  'AWS::Glue::Database': {
    allows:
      'Questions read something else than the vault of the room, or audits something else than its trail.',
    fields: {
      'DatabaseInput.LocationUri': 'New tables of the database lie in another place.',
      'DatabaseInput.TargetDatabase': 'Questions, or audits, read the database of somebody else.',
      'DatabaseInput.FederatedDatabase':
        'Questions, or audits, read the database of somebody else.',
      'DatabaseInput.CreateTableDefaultPermissions': 'Others get rights on every new table.',
    },
    // What Glue gives where nobody said anything: rights are IAM's alone (Lake Formation guide, “default settings”).
    defaults: {
      'DatabaseInput.CreateTableDefaultPermissions': [
        {
          Permissions: ['ALL'],
          Principal: { DataLakePrincipalIdentifier: 'IAM_ALLOWED_PRINCIPALS' },
        },
      ],
    },
    ignored: ['CatalogId', 'DatabaseName'],
  },
  'AWS::Athena::WorkGroup': {
    allows: 'Queries run under other settings than those of the room.',
    fields: {
      State: 'Nobody can ask.',
      'WorkGroupConfiguration.EnforceWorkGroupConfiguration':
        'Whoever asks chooses where results go and how they are encrypted.',
      'WorkGroupConfiguration.ResultConfiguration.OutputLocation':
        'Results of queries go to another bucket.',
      'WorkGroupConfiguration.ResultConfiguration':
        'Results of queries lie under another key, in another account or open to others.',
      'WorkGroupConfiguration.ManagedQueryResultsConfiguration':
        'Results are kept by Athena, outside of the buckets of the room.',
      'WorkGroupConfiguration.CustomerContentEncryptionConfiguration':
        'Athena’s own data lie under another key.',
      'WorkGroupConfiguration.BytesScannedCutoffPerQuery':
        'A question may cost more than agreed, or none can run.',
      'WorkGroupConfiguration.EngineVersion':
        'Another engine answers, on which the SQL was not tested.',
      'WorkGroupConfiguration.RequesterPaysEnabled': 'Queries may read buckets of others.',
      'WorkGroupConfiguration.ExecutionRole':
        'Queries act as another role, with that role’s rights.',
      'WorkGroupConfiguration.AdditionalConfiguration':
        'Programs of somebody’s choosing run in the workgroup.',
    },
    defaults: {
      State: 'ENABLED',
      'WorkGroupConfiguration.EnforceWorkGroupConfiguration': 'true',
      'WorkGroupConfiguration.PublishCloudWatchMetricsEnabled': 'false',
      'WorkGroupConfiguration.EngineVersion.EffectiveEngineVersion': 'Athena engine version 3',
    },
    ignored: ['Name', 'RecursiveDeleteOption', 'WorkGroupConfigurationUpdates'],
  },
};
