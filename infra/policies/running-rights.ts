import { Aws } from 'aws-cdk-lib';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { type FunctionName, functionsThat } from '#core/access/functions.ts';
import type { Right } from '#infra/acknowledge.ts';
import type { RoomNames } from '#infra/names.ts';

/** Where a room is: ARNs of what another stack makes are put together from names. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly names: RoomNames;
}

/** An ARN in the place of a room. */
export const arnIn = (service: string, { account, region }: Place, resource: string): string =>
  `arn:${Aws.PARTITION}:${service}:${region}:${account}:${resource}`;

/** What every function needs to run: to write into its own log, and to be traced. */
export const runningRights = (name: FunctionName, place: Place): readonly Right[] => [
  {
    statement: new PolicyStatement({
      sid: 'WriteOwnLog',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [arnIn('logs', place, `log-group:${place.names.logGroupOf(name)}:*`)],
    }),
    wildcard: 'Log streams are named by Lambda, in a log group of the function alone.',
  },
  {
    statement: new PolicyStatement({
      sid: 'Trace',
      actions: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'],
      resources: ['*'],
    }),
    wildcard: 'X-Ray knows no resources.',
  },
];

/** The ARN of a function, whose name is known before it is made. */
export const functionArn = (name: FunctionName, place: Place): string =>
  arnIn('lambda', place, `function:${place.names.ofFunction(name)}`);

/**
 * What the auditor needs to call, by their URLs alone, the functions that are meant for it. Within an account the
 * caller's own policy is enough (Lambda guide, "Control access to Lambda function URLs").
 */
export const callRights = (place: Place): readonly Right[] => {
  const resources = functionsThat(
    ({ calledBy }) => calledBy.by === 'parties' && calledBy.andBy === 'auditor',
  ).map((name) => functionArn(name, place));
  return [
    {
      statement: new PolicyStatement({
        sid: 'CallByUrl',
        actions: ['lambda:InvokeFunctionUrl'],
        resources: [...resources],
        conditions: { StringEquals: { 'lambda:FunctionUrlAuthType': 'AWS_IAM' } },
      }),
    },
    {
      statement: new PolicyStatement({
        sid: 'CallByUrlOnly',
        actions: ['lambda:InvokeFunction'],
        resources: [...resources],
        conditions: { Bool: { 'lambda:InvokedViaFunctionUrl': 'true' } },
      }),
    },
  ];
};

/** What a function needs to have another one of the room called. */
export const invokeRights = (called: FunctionName, place: Place): readonly Right[] => [
  {
    statement: new PolicyStatement({
      sid: 'CallFunction',
      actions: ['lambda:InvokeFunction'],
      resources: [functionArn(called, place)],
    }),
  },
];

/** What Lambda does in the name of a role to put a function into a network. */
export const NETWORK_ACTIONS = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
];

/** What Lambda needs to put a function into a network. The code of the function itself may not do it. */
export const networkRights = (name: FunctionName, place: Place): readonly Right[] => {
  const own = functionArn(name, place);
  const actions = NETWORK_ACTIONS;
  return [
    {
      statement: new PolicyStatement({ sid: 'JoinNetwork', actions, resources: ['*'] }),
      wildcard: 'Lambda makes network interfaces, whose names nobody knows beforehand.',
    },
    {
      statement: new PolicyStatement({
        sid: 'NotFromCode',
        effect: Effect.DENY,
        actions,
        resources: ['*'],
        conditions: { ArnEquals: { 'lambda:SourceFunctionArn': own } },
      }),
    },
  ];
};

/** What a function that is called by a schedule needs to set aside a call that failed. */
export const setAsideRights = (place: Place): readonly Right[] => [
  {
    statement: new PolicyStatement({
      sid: 'SetAside',
      actions: ['sqs:SendMessage'],
      resources: [arnIn('sqs', place, place.names.undelivered)],
    }),
  },
];

/** What it takes to look at the workgroup, to run a query in it, and to read what it found. */
export const QUERY_ACTIONS = [
  'athena:GetQueryExecution',
  'athena:GetQueryResults',
  'athena:GetWorkGroup',
  'athena:StartQueryExecution',
];

/**
 * Athena passes where a bucket lets nobody in from outside, so in an isolated room Athena itself must be
 * reached from inside.
 */
export const queriesOnlyFromInside = (place: Place, endpoint: string): Right => ({
  statement: new PolicyStatement({
    sid: 'QueriesOnlyFromInside',
    effect: Effect.DENY,
    actions: QUERY_ACTIONS,
    resources: [arnIn('athena', place, `workgroup/${place.names.workgroup}`)],
    conditions: { StringNotEquals: { 'aws:SourceVpce': endpoint } },
  }),
});

/** What it takes to run a query of the room in the room's workgroup, over the room's tables. */
export const queryRights = (
  place: Place,
  buckets: { readonly vault: string; readonly results: string },
): readonly Right[] => [
  {
    statement: new PolicyStatement({
      sid: 'RunQueries',
      actions: QUERY_ACTIONS,
      resources: [arnIn('athena', place, `workgroup/${place.names.workgroup}`)],
    }),
  },
  {
    statement: new PolicyStatement({
      sid: 'ReadTables',
      actions: ['glue:GetDatabase', 'glue:GetPartition', 'glue:GetPartitions', 'glue:GetTable'],
      resources: [
        arnIn('glue', place, 'catalog'),
        arnIn('glue', place, `database/${place.names.database}`),
        arnIn('glue', place, `table/${place.names.database}/*`),
        // Athena looks at it before any query, wherever the query looks (Athena guide, "Configure access to
        // databases and tables"). Tables in it stay closed: whoever reads one must be let into the table as well.
        arnIn('glue', place, 'database/default'),
      ],
    }),
    wildcard: 'The tables of the room, in a database of its own.',
  },
  {
    statement: new PolicyStatement({
      sid: 'LocateBuckets',
      actions: ['s3:GetBucketLocation'],
      resources: [buckets.vault, buckets.results],
    }),
  },
  {
    statement: new PolicyStatement({
      sid: 'UploadResults',
      actions: ['s3:ListBucketMultipartUploads', 's3:ListMultipartUploadParts'],
      resources: [buckets.results, `${buckets.results}/results/*`],
    }),
    wildcard: 'Results of queries are named by Athena.',
  },
];
