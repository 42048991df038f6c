/** The account, the region and the room of which examples speak. */
export const EXAMPLE_ACCOUNT = '111111111111';
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
