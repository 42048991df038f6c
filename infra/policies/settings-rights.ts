import { Aws } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Right } from '#infra/acknowledge.ts';
import type { RoomNames } from '#infra/names.ts';
import {
  ACCOUNT_SETTINGS,
  BUCKET_SETTINGS,
  FUNCTION_SETTINGS,
  KEY_SETTINGS,
  NETWORK_SETTINGS,
  NOTICE_SETTINGS,
  ROLE_SETTINGS,
  STACK_SETTINGS,
  TRAIL_SETTINGS,
} from '#infra/policies/settings-actions.ts';

/** What is looked into: things by ARN, and the place whose names the rest have. */
export interface Settings {
  readonly account: string;
  readonly region: string;
  readonly room: string;
  readonly names: RoomNames;
  readonly buckets: readonly string[];
  readonly keys: readonly string[];
}

interface Looks {
  readonly sid: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly because?: string;
}

/** ARNs of the room by service, and by region: IAM's have none. */
const arnsIn =
  ({ account, region }: Settings) =>
  (service: string, ...paths: readonly string[]): readonly string[] =>
    paths.map(
      (path) =>
        `arn:${Aws.PARTITION}:${service}:${service === 'iam' ? '' : region}:${account}:${path}`,
    );

const OF_ROOM = 'All of the room, whose names begin with its own.';
const OF_ACCOUNT = 'These calls know no resources, or list those of the account.';

const records = (of: Settings): readonly Looks[] => [
  { sid: 'SeeBuckets', actions: BUCKET_SETTINGS, resources: of.buckets },
  { sid: 'SeeKeys', actions: KEY_SETTINGS, resources: of.keys },
  {
    sid: 'SeeTrail',
    actions: TRAIL_SETTINGS,
    resources: arnsIn(of)('cloudtrail', `trail/${of.room}*`),
    because: OF_ROOM,
  },
];

const workings = (of: Settings): readonly Looks[] => {
  const { room, names } = of;
  const arns = arnsIn(of);
  return [
    {
      sid: 'SeeCode',
      actions: FUNCTION_SETTINGS,
      resources: arns('lambda', `function:${room}-*`),
      because: OF_ROOM,
    },
    {
      sid: 'SeeRoles',
      actions: ROLE_SETTINGS,
      resources: arns('iam', `role/${room}-*`),
      because: OF_ROOM,
    },
    {
      sid: 'SeeQueries',
      actions: ['athena:GetWorkGroup', 'athena:ListTagsForResource'],
      resources: arns('athena', `workgroup/${room}*`),
      because: OF_ROOM,
    },
    {
      sid: 'SeeTables',
      actions: ['glue:GetDatabase', 'glue:GetTable', 'glue:GetTables'],
      resources: arns(
        'glue',
        // Athena looks at that one before any query (Athena guide, "Configure access to databases and tables").
        ...['catalog', 'database/default'],
        // That of the lists, and that of the trail.
        ...[`database/${names.database}*`, `table/${names.database}*/*`],
      ),
      because: 'The tables of the room, in databases of its own.',
    },
  ];
};

const wiring = (of: Settings): readonly Looks[] => {
  const { room, names } = of;
  const arns = arnsIn(of);
  return [
    {
      sid: 'SeeRules',
      actions: [
        ...['events:DescribeRule', 'events:ListTagsForResource', 'events:ListTargetsByRule'],
      ],
      resources: arns('events', `rule/${room}-*`),
      because: OF_ROOM,
    },
    {
      sid: 'SeeSteps',
      actions: ['states:DescribeStateMachine', 'states:ListTagsForResource'],
      resources: arns('states', `stateMachine:${names.stateMachine}`),
    },
    {
      sid: 'SeeNotices',
      actions: NOTICE_SETTINGS,
      resources: arns('sns', `${room}-*`),
      because: OF_ROOM,
    },
    {
      sid: 'SeeQueue',
      actions: ['sqs:GetQueueAttributes', 'sqs:ListQueueTags'],
      resources: arns('sqs', names.undelivered),
    },
    {
      sid: 'SeeStacks',
      actions: STACK_SETTINGS,
      resources: arns('cloudformation', `stack/${room}-*`),
      because: OF_ROOM,
    },
    { sid: 'SeeNetwork', actions: NETWORK_SETTINGS, resources: ['*'], because: OF_ACCOUNT },
    { sid: 'SeeAccount', actions: ACCOUNT_SETTINGS, resources: ['*'], because: OF_ACCOUNT },
  ];
};

/** What it takes to see how a room is set up, and to change or use nothing of it. */
export const settingsRights = (of: Settings): readonly Right[] =>
  [...records(of), ...workings(of), ...wiring(of)].map(({ sid, actions, resources, because }) => ({
    statement: new PolicyStatement({ sid, actions: [...actions], resources: [...resources] }),
    ...(because !== undefined && { wildcard: because }),
  }));
