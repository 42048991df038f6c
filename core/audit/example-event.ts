import type { BucketName } from '#core/access/areas.ts';
import { ROOM_KEYS, type RoomKey } from '#core/audit/room-parts.ts';
import type { RoomScope } from '#core/audit/room-scope.ts';

/** The account of which examples speak. */
export const EXAMPLE_ACCOUNT = '111111111111';

/** The region of which examples speak. */
export const EXAMPLE_REGION = 'eu-west-1';

/** A call as an example tells it: the service as CloudTrail names it, and the name of the call. */
export type ExampleCall = `${string}:${string}`;

/** What an example says of a call beside its name: CloudTrail's own fields, by their own names. */
export type ExampleFields = Readonly<Record<string, unknown>>;

/** The identity of somebody who took a role, under a name of his own choice. */
export const assumedRole = (role: string, session = 'session'): ExampleFields => ({
  type: 'AssumedRole',
  principalId: `AROAEXAMPLE:${session}`,
  arn: `arn:aws:sts::${EXAMPLE_ACCOUNT}:assumed-role/${role}/${session}`,
  accountId: EXAMPLE_ACCOUNT,
  accessKeyId: 'ASIAEXAMPLE',
  sessionContext: {
    sessionIssuer: {
      type: 'Role',
      principalId: 'AROAEXAMPLE',
      arn: `arn:aws:iam::${EXAMPLE_ACCOUNT}:role/${role}`,
      accountId: EXAMPLE_ACCOUNT,
      userName: role,
    },
    attributes: { creationDate: '2026-03-01T08:00:00Z', mfaAuthenticated: 'false' },
  },
});

/** The identity of a user of the account. */
export const iamUser = (userName: string): ExampleFields => ({
  type: 'IAMUser',
  principalId: 'AIDAEXAMPLE',
  arn: `arn:aws:iam::${EXAMPLE_ACCOUNT}:user/${userName}`,
  accountId: EXAMPLE_ACCOUNT,
  accessKeyId: 'AKIAEXAMPLE',
  userName,
});

/** The identity of a service of AWS that calls by itself. */
export const awsService = (service: string): ExampleFields => ({
  type: 'AWSService',
  invokedBy: `${service}.amazonaws.com`,
});

const READS = /^(?:Get|List|Describe|Head|Lookup|Search|BatchGet|Select)/;

/**
 * An event as CloudTrail writes it (CloudTrail guide, "CloudTrail record contents for management, data, and network
 * activity events"), of a person with too many rights unless said otherwise. It has no id yet.
 */
export const exampleEvent = (call: ExampleCall, fields: ExampleFields = {}): object => {
  const [service = '', eventName = ''] = call.split(':');
  return {
    eventVersion: '1.11',
    userIdentity: assumedRole('administrator', 'mallory'),
    eventTime: '2026-03-01T09:00:00Z',
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: EXAMPLE_REGION,
    sourceIPAddress: '203.0.113.7',
    userAgent: 'aws-cli/2.31.0',
    requestParameters: null,
    responseElements: null,
    readOnly: READS.test(eventName),
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: EXAMPLE_ACCOUNT,
    eventCategory: 'Management',
    ...fields,
  };
};

/** The same call that was refused. */
export const refusedEvent = (call: ExampleCall, fields: ExampleFields = {}): object =>
  exampleEvent(call, { errorCode: 'AccessDenied', errorMessage: 'Not authorized', ...fields });

/** An event of data: of one object or one invocation, which is no management event. */
export const dataEvent = (call: ExampleCall, fields: ExampleFields = {}): object =>
  exampleEvent(call, { managementEvent: false, eventCategory: 'Data', ...fields });

/** The account of a party of the room of examples. */
export const EXAMPLE_PARTY = '222222222222';

const EXAMPLE_ROOM_NAME = 'room';

/** The identity of a role of the room of examples, by the function that it is of. */
export const roomRole = (name: string): ExampleFields =>
  assumedRole(`${EXAMPLE_ROOM_NAME}-${name}`, `${EXAMPLE_ROOM_NAME}-${name}`);

/** The ARN of a key of the room of examples. */
export const exampleKey = (key: RoomKey): string =>
  `arn:aws:kms:${EXAMPLE_REGION}:${EXAMPLE_ACCOUNT}:key/key-of-${key}`;

/** The name of a bucket of the room of examples. */
export const exampleBucket = (bucket: BucketName | 'trail'): string =>
  `${EXAMPLE_ROOM_NAME}-bucket-of-${bucket}`;

const BUCKETS = ['drops', 'vault', 'ledger', 'releases', 'results', 'trail'] as const;

/** The room of which examples speak. */
export const EXAMPLE_ROOM: RoomScope = {
  account: EXAMPLE_ACCOUNT,
  room: EXAMPLE_ROOM_NAME,
  names: [...BUCKETS.map(exampleBucket), ...ROOM_KEYS.map((key) => `key-of-${key}`)],
  parts: {
    buckets: Object.fromEntries(BUCKETS.map((bucket) => [bucket, [exampleBucket(bucket)]])),
    keys: Object.fromEntries(ROOM_KEYS.map((key) => [key, [`key-of-${key}`]])),
    parties: [EXAMPLE_PARTY],
  },
};

/** What is said of a call on an object, in the form of S3's events. */
export const onObject = (bucket: string, key: string, more: ExampleFields = {}): ExampleFields => ({
  requestParameters: { bucketName: bucket, key, ...more },
  resources: [
    { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${bucket}/${key}` },
    { type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${bucket}`, accountId: EXAMPLE_ACCOUNT },
  ],
});
