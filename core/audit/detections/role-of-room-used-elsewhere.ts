import type { Detection } from '#core/audit/detection.ts';
import { assumedRole, exampleEvent, refusedEvent, roomRole } from '#core/audit/example-event.ts';

/** A role of the room was used by something that calls itself no function. */
export const roleOfRoomUsedElsewhere: Detection = {
  id: 'role-of-room-used-elsewhere',
  title: 'A role of the room was used by something that calls itself no function',
  severity: 'medium',
  techniques: ['T1078.004', 'T1550.001'],
  means:
    'Code in a function says so in what it calls itself; this call did not. Policies of the room deny such calls, but what is denied was tried.',
  todo: 'Look whether the call was refused, what else came from the address, and who could read the credentials of the function.',
  scope: 'account',
  knowsRoom: true,
  examples: [
    {
      says: 'a command line',
      fires: true,
      events: [exampleEvent('s3:GetObject', { userIdentity: roomRole('answer-question') })],
    },
    {
      says: 'it is refused',
      fires: true,
      events: [
        refusedEvent('kms:GenerateMac', {
          userIdentity: roomRole('tokenise-part'),
          userAgent: 'Boto3/1.40',
        }),
      ],
    },
    {
      says: 'the function',
      fires: false,
      events: [
        exampleEvent('s3:GetObject', {
          userIdentity: roomRole('answer-question'),
          userAgent: 'aws-sdk-js/3.1137.0 os/linux lang/js exec-env/AWS_Lambda_nodejs24.x',
        }),
      ],
    },
    {
      says: 'Athena for the function',
      fires: false,
      events: [
        exampleEvent('s3:GetObject', {
          userIdentity: roomRole('answer-question'),
          sourceIPAddress: 'athena.amazonaws.com',
          userAgent: 'athena.amazonaws.com',
        }),
      ],
    },
    {
      says: 'Lambda around the function',
      fires: false,
      events: [
        exampleEvent('logs:CreateLogStream', {
          userIdentity: roomRole('answer-question'),
          userAgent: 'awslambda-worker/1.0 rusoto/0.48.0 rust/1.70.0 linux',
        }),
      ],
    },
    {
      says: 'another role',
      fires: false,
      events: [exampleEvent('s3:GetObject', { userIdentity: assumedRole('backup') })],
    },
  ],
};
