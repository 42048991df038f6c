import type { Detection } from '#core/audit/detection.ts';
import {
  awsService,
  EXAMPLE_ACCOUNT,
  EXAMPLE_ROOM,
  exampleEvent,
  iamUser,
} from '#core/audit/example-event.ts';

/** A role took a role of the room. */
export const roleChained: Detection = {
  id: 'role-chained',
  title: 'A role took a role of the room',
  severity: 'low',
  techniques: ['T1550.001', 'T1098'],
  means:
    'Who took the first role stands in another event, perhaps of another account: the chain hides who asked.',
  todo: 'Follow the access key of the first role back to who took it.',
  scope: 'resource',
  calls: { sts: ['AssumeRole'] },
  examples: [
    {
      says: 'a role takes a role',
      fires: true,
      events: [
        exampleEvent('sts:AssumeRole', {
          requestParameters: {
            roleArn: `arn:aws:iam::${EXAMPLE_ACCOUNT}:role/${EXAMPLE_ROOM.room}-ask`,
          },
        }),
      ],
    },
    {
      says: 'somebody of another account does',
      fires: true,
      events: [
        exampleEvent('sts:AssumeRole', {
          userIdentity: {
            type: 'AWSAccount',
            accountId: '999999999999',
            principalId: 'AROAOTHER:session',
          },
          requestParameters: {
            roleArn: `arn:aws:iam::${EXAMPLE_ACCOUNT}:role/${EXAMPLE_ROOM.room}-ask`,
          },
        }),
      ],
    },
    {
      says: 'a service takes its role',
      fires: false,
      events: [exampleEvent('sts:AssumeRole', { userIdentity: awsService('lambda') })],
    },
    {
      says: 'a user takes it',
      fires: false,
      events: [exampleEvent('sts:AssumeRole', { userIdentity: iamUser('alice') })],
    },
  ],
};
