/** Calls of one kind: in a running room none of them happens but while it is deployed anew. */
export interface WatchedCalls {
  /** Name of the rule within its stack. */
  readonly id: string;
  /** What an alarm says of them. */
  readonly says: string;
  /** By the service as CloudTrail names it: calls by their whole name, or by what it begins with and a `*`. */
  readonly calls: Readonly<Record<string, readonly string[]>>;
  /** Calls that only read, of which EventBridge tells when it is asked to. */
  readonly read?: true;
  /** Only calls that were refused. */
  readonly refused?: true;
  /** Happen in us-east-1 too, or only there: IAM's events do, wherever a room is. */
  readonly global?: true;
}

/** What changes something, whatever it is called one day: Lambda puts dates into the names of its calls. */
const CHANGES = ['Add*', 'Create*', 'Delete*', 'Publish*', 'Put*', 'Remove*', 'Update*'];

/**
 * What is told of, by rule. It is not narrowed to things that bear the room's name: a name in a request
 * can be written in many ways, and a room has an account of its own.
 */
export const WATCHED: readonly WatchedCalls[] = [
  {
    id: 'TrailChanged',
    says: 'Somebody stopped or changed the trail: ask why at once.',
    calls: {
      cloudtrail: [
        ...['StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors'],
        ...['PutInsightSelectors', 'CreateTrail', 'StartLogging', 'PutResourcePolicy'],
      ],
    },
  },
  {
    id: 'WatchChanged',
    says: 'Somebody changed what watches the room: rules, alarms, topics or logs.',
    calls: {
      events: ['DisableRule', 'DeleteRule', 'EnableRule', 'PutRule', 'PutTargets', 'RemoveTargets'],
      sns: [
        ...['AddPermission', 'DeleteTopic', 'RemovePermission', 'SetSubscriptionAttributes'],
        ...['SetTopicAttributes', 'Unsubscribe'],
      ],
      monitoring: [
        ...['DeleteAlarms', 'DisableAlarmActions', 'PutMetricAlarm', 'PutCompositeAlarm'],
        'SetAlarmState',
      ],
      logs: [
        ...['DeleteLogGroup', 'DeleteLogStream', 'DeleteMetricFilter', 'DisassociateKmsKey'],
        ...['PutMetricFilter', 'PutRetentionPolicy', 'PutSubscriptionFilter'],
      ],
    },
    global: true,
  },
  {
    id: 'RolesChanged',
    says: 'Somebody changed a role, a user or a policy of the account.',
    calls: { iam: [...CHANGES, 'Attach*', 'Detach*', 'Set*', 'Upload*', 'Enable*', 'Deactivate*'] },
    global: true,
  },
  {
    id: 'CodeChanged',
    says: 'Somebody changed code or settings of functions, or the steps of a drop.',
    calls: {
      lambda: CHANGES,
      states: ['CreateStateMachine*', 'DeleteStateMachine*', 'UpdateStateMachine*', 'Publish*'],
      signer: ['AddProfilePermission', 'CancelSigningProfile', 'PutSigningProfile', 'Revoke*'],
    },
  },
  {
    id: 'KeysChanged',
    says: 'Somebody changed who may use a key, or set a key aside.',
    calls: {
      kms: [
        ...['CreateGrant', 'DisableKey', 'DisableKeyRotation', 'ImportKeyMaterial'],
        ...['PutKeyPolicy', 'ReplicateKey', 'ScheduleKeyDeletion', 'UpdateAlias'],
      ],
    },
  },
  {
    id: 'KeyUseRefused',
    says: 'Somebody tried to use a key and was not allowed to: look into the trail.',
    calls: { kms: ['*'] },
    read: true,
    refused: true,
  },
  {
    id: 'BucketsChanged',
    says: 'Somebody changed a bucket, its policy or its protection, or made another one.',
    calls: {
      s3: [
        ...['CreateAccessPoint*', 'CreateBucket*', 'DeleteBucket*', 'DeleteAccessPointPolicy*'],
        ...['PutAccessPointPolicy*', 'PutBucket*', 'PutAccountPublicAccessBlock'],
        ...['DeleteAccountPublicAccessBlock', 'PutObjectLockConfiguration'],
      ],
    },
  },
  {
    id: 'QueriesChanged',
    says: 'Somebody changed the workgroup of questions, or where its tables lie.',
    calls: {
      athena: [
        ...['CreateWorkGroup', 'DeleteWorkGroup', 'UpdateWorkGroup'],
        ...['CreateDataCatalog', 'DeleteDataCatalog', 'UpdateDataCatalog'],
      ],
      glue: [
        ...['BatchCreatePartition', 'BatchDeleteTable', 'BatchUpdatePartition', 'CreateDatabase'],
        ...['CreatePartition', 'CreateTable', 'DeleteDatabase', 'DeleteTable', 'PutResourcePolicy'],
        ...['UpdateDatabase', 'UpdatePartition', 'UpdateTable'],
      ],
      lakeformation: ['GrantPermissions', 'BatchGrantPermissions', 'PutDataLakeSettings'],
    },
  },
  {
    id: 'StatisticsRead',
    says: 'Somebody read how many rows and bytes each stage of a question handled.',
    calls: { athena: ['GetQueryRuntimeStatistics'] },
    read: true,
  },
  {
    id: 'NetworkChanged',
    says: 'Somebody changed the network of the room, or which names it may look up.',
    calls: {
      ec2: [
        ...['AttachInternetGateway', 'AuthorizeSecurityGroup*', 'CreateNatGateway', 'CreateRoute*'],
        ...['CreateVpcEndpoint*', 'CreateVpcPeeringConnection', 'AcceptVpcPeeringConnection'],
        ...['DeleteFlowLogs', 'DeleteVpcEndpoints', 'ModifyVpcEndpoint*', 'ReplaceRoute*'],
        ...['CreateTransitGatewayVpcAttachment', 'ModifyVpcAttribute'],
      ],
      route53resolver: [
        ...['Associate*', 'Create*', 'Delete*', 'Disassociate*', 'Import*', 'Update*'],
      ],
    },
  },
];

/**
 * What silences the watch, which a second way tells of that does not go by EventBridge: the log of the
 * trail is searched for these.
 */
export const SILENCING: readonly string[] = [
  ...['StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors'],
  ...['DisableRule', 'DeleteRule', 'PutRule', 'PutTargets', 'RemoveTargets'],
  ...['DeleteTopic', 'SetTopicAttributes', 'DeleteAlarms', 'DisableAlarmActions'],
  ...['DeleteMetricFilter', 'DeleteLogGroup'],
];
