import {
  assumedRole,
  EXAMPLE_ACCOUNT,
  type ExampleCall,
  type ExampleFields,
  exampleEvent,
} from '#core/audit/example-event.ts';

/** Some events that differ by their place in a row only. */
export const times = (count: number, make: (at: number) => object): readonly object[] =>
  Array.from({ length: count }, (_, at) => make(at));

/** The identity of the root user of the account. */
export const ROOT: ExampleFields = {
  type: 'Root',
  principalId: EXAMPLE_ACCOUNT,
  arn: `arn:aws:iam::${EXAMPLE_ACCOUNT}:root`,
  accountId: EXAMPLE_ACCOUNT,
};

/** What a sign-in that failed says beside who it was meant to be. */
export const FAILED: ExampleFields = {
  errorMessage: 'Failed authentication',
  responseElements: { ConsoleLogin: 'Failure' },
};

/** A sign-in to the console by a password alone, unless said otherwise. */
export const signIn = (fields: ExampleFields): object =>
  exampleEvent('signin:ConsoleLogin', {
    userAgent: 'Mozilla/5.0',
    eventType: 'AwsConsoleSignIn',
    responseElements: { ConsoleLogin: 'Success' },
    additionalEventData: { MFAUsed: 'No', MobileVersion: 'No' },
    ...fields,
  });

/** A call with the credentials that AWS gives to a machine, from a public address unless said otherwise. */
export const machineCall = (call: ExampleCall, fields: ExampleFields = {}): object =>
  exampleEvent(call, { userIdentity: assumedRole('web', 'i-0abcdef1234567890'), ...fields });
