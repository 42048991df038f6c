import { type Act, arnsIn } from '#proof/access/owner-acts.ts';

/** Something by which whoever owns the account can change what the room does, or what is seen of it. */
export interface OwnerPower {
  /** What is done, for people. */
  readonly what: string;
  readonly acts: readonly Act[];
  /** What it would allow. */
  readonly allows: string;
  /** What a party sees of it beside the notices that its calls raise. */
  readonly seen: string;
}

const { functions, roles, keys, buckets, made, only } = arnsIn;

/**
 * Everything by which an administrator of the operator's account can get round the room, as far as we know. The
 * table asks who else may do it, the guard rails are tested to deny it, and the summary says what comes of it.
 */
export const OWNER_POWERS: readonly OwnerPower[] = [
  {
    what: 'Put other code or settings into a function',
    acts: [
      functions('UpdateFunctionCode', 'UpdateFunctionConfiguration', 'UpdateFunctionUrlConfig'),
      functions('AddPermission', 'PutFunctionEventInvokeConfig', 'PutRuntimeManagementConfig'),
      functions('DeleteFunctionCodeSigningConfig', 'PutFunctionCodeSigningConfig'),
      functions('PutFunctionConcurrency', 'DeleteFunction'),
    ],
    allows:
      'Read what the function may read, lists and tokens too, and put what it may put. With code signing it first changes that.',
    seen: 'the trail; code that has another digest than the one approved.',
  },
  {
    what: 'Give a role of the room to other code, or rights to it',
    acts: [
      roles('PassRole', 'UpdateAssumeRolePolicy', 'PutRolePolicy', 'DeleteRolePolicy'),
      roles('AttachRolePolicy', 'DetachRolePolicy', 'PutRolePermissionsBoundary', 'DeleteRole'),
    ],
    allows:
      'Take away that a role works in its own function alone, and use its rights from elsewhere.',
    seen: 'the trail.',
  },
  {
    what: 'Call a function, or start a drop, with a made-up event',
    acts: [
      functions('InvokeFunction'),
      only('state machine', 'states', ({ stateMachine }) => stateMachine)('StartExecution'),
    ],
    allows: 'Ask or approve in the name of a party, within agreement, threshold and budget.',
    seen: 'the trail, with who made the call; a question in the ledger that nobody asked.',
  },
  {
    what: 'Change the way of a drop',
    acts: [
      only(
        'state machine',
        'states',
        ({ stateMachine }) => stateMachine,
      )(...['UpdateStateMachine', 'DeleteStateMachine']),
    ],
    allows: 'Leave out a step, or put in one of its own.',
    seen: 'the trail.',
  },
  {
    what: 'Change a key’s policy, or take the key away',
    acts: [
      keys('PutKeyPolicy', 'ScheduleKeyDeletion', 'DisableKey', 'EnableKey'),
      keys('UpdateKeyDescription', 'TagResource'),
    ],
    allows: 'Decrypt lists and tokens, make tokens of addresses, forge seals; or end the room.',
    seen: 'the trail.',
  },
  {
    what: 'Change a bucket’s policy or settings',
    acts: [
      buckets('PutBucketPolicy', 'DeleteBucketPolicy', 'PutLifecycleConfiguration'),
      buckets('PutReplicationConfiguration', 'PutBucketVersioning', 'PutEncryptionConfiguration'),
      buckets('PutBucketObjectLockConfiguration', 'PutBucketPublicAccessBlock', 'PutBucketAcl'),
      buckets('PutBucketNotification', 'PutBucketOwnershipControls', 'DeleteBucket'),
    ],
    allows: 'Copy or delete what lies there. To read it takes its key as well.',
    seen: 'the trail; that something was deleted, in the daily verification.',
  },
  {
    what: 'Send results of queries elsewhere, or let queries read other files',
    acts: [
      only(
        'workgroup',
        'athena',
        ({ workgroup }) => workgroup,
      )(...['UpdateWorkGroup', 'DeleteWorkGroup']),
      made(
        'tables',
        'glue',
        ({ database }) => `table/${database}/vault`,
      )(...['UpdateTable', 'DeleteTable']),
      made(
        'tables',
        'glue',
        ({ database }) => `database/${database}`,
      )(...['UpdateDatabase', 'DeleteDatabase']),
    ],
    allows:
      'Have answers made of other files, or queries run by other rules. The function that asks looks first, and may write to no other bucket.',
    seen: 'the trail; that questions are refused.',
  },
  {
    what: 'Watch a query',
    acts: [
      only(
        'workgroup',
        'athena',
        ({ workgroup }) => workgroup,
      )(...['GetQueryRuntimeStatistics', 'GetQueryExecution']),
    ],
    allows:
      'See rows, bytes and times of its stages, which [tell no count](access.md#what-the-operator-sees-of-queries).',
    seen: 'the trail.',
  },
  {
    what: 'Stop or blind the trail',
    acts: [
      only(
        'trail',
        'cloudtrail',
        ({ trail }) => trail,
      )(
        ...['StopLogging', 'DeleteTrail', 'UpdateTrail', 'PutEventSelectors'],
        'PutInsightSelectors',
      ),
    ],
    allows: 'Do the rest of this list with no record from then on.',
    seen: 'the trail up to this very call, and a gap after it.',
  },
  {
    what: 'Silence rules, alarms and notices',
    acts: [
      made(
        'rules',
        'events',
        ({ name }) => `rule/${name}-pipeline-Rule`,
      )(...['DisableRule', 'DeleteRule', 'PutRule', 'RemoveTargets', 'PutTargets']),
      made(
        'alarms',
        'cloudwatch',
        ({ name }) => `alarm:${name}-pipeline-Alarm`,
      )(...['DeleteAlarms', 'DisableAlarmActions', 'PutMetricAlarm', 'SetAlarmState']),
      only(
        'notices',
        'sns',
        ({ topic }) => topic,
      )(...['SetTopicAttributes', 'DeleteTopic', 'Publish', 'Subscribe', 'RemovePermission']),
    ],
    allows:
      'Keep notices from whoever waits for them, or send false ones. All of it at once is quicker than the first notice.',
    seen: 'the trail, but of what is published, which it does not record.',
  },
  {
    what: 'Delete logs of functions',
    acts: [
      made(
        'function logs',
        'logs',
        ({ name }) => `log-group:/airlock/${name}/answer-question`,
      )(...['DeleteLogGroup', 'PutRetentionPolicy', 'PutSubscriptionFilter']),
      made(
        'function logs',
        'logs',
        ({ name }) => `log-group:/airlock/${name}/read-manifest:log-stream:1`,
      )('DeleteLogStream'),
    ],
    allows: 'Take away how functions ran, which says nothing of a person.',
    seen: 'the trail.',
  },
  {
    what: 'Open the isolated network, or the names in it',
    acts: [
      made('network', 'ec2', () => 'route-table/rtb-1')('CreateRoute', 'ReplaceRoute'),
      made('network', 'ec2', () => 'vpc-endpoint/vpce-1')('ModifyVpcEndpoint'),
      made('network', 'ec2', () => 'vpc-flow-log/fl-1')('DeleteFlowLogs'),
      made('network', 'ec2', () => 'security-group/sg-1')('AuthorizeSecurityGroupEgress'),
      made(
        'network',
        'route53resolver',
        () => 'firewall-rule-group/rslvr-frg-1',
      )(...['UpdateFirewallRule', 'DeleteFirewallRule', 'CreateFirewallRule']),
      made(
        'network',
        'route53resolver',
        () => 'firewall-rule-group-association/rslvr-frgassoc-1',
      )('DisassociateFirewallRuleGroup'),
    ],
    allows: 'Give other code a way out; the room’s own asks for no other address.',
    seen: 'the trail.',
  },
  {
    what: 'Deploy something else in the room’s place',
    acts: [
      made(
        'stacks',
        'cloudformation',
        ({ name }) => `stack/${name}-pipeline/1`,
      )(...['UpdateStack', 'ExecuteChangeSet', 'DeleteStack', 'SetStackPolicy']),
    ],
    allows: 'Any of this list, with the rights of the role that deploys.',
    seen: 'each change raises its own; the trail; code with another digest.',
  },
];
