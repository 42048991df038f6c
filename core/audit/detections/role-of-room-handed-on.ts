import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Something else than a function of the room was made to run as a role of the room. */
export const roleOfRoomHandedOn: Detection = {
  id: 'role-of-room-handed-on',
  title: 'Something else than a function of the room was made to run as a role of the room',
  severity: 'critical',
  techniques: ['T1548.005', 'T1078.004', 'T1648'],
  means:
    'Whatever runs as a role of the room may do what the role may do, and no code of the room is in the way.',
  todo: 'Delete what was made and end its sessions; then see in the trail what the role did meanwhile.',
  scope: 'account',
  knowsRoom: true,
  examples: [
    {
      says: 'a new function runs as a role of the room',
      fires: true,
      events: [
        exampleEvent('lambda:CreateFunction20150331', {
          requestParameters: {
            functionName: 'harmless',
            role: 'arn:aws:iam::111111111111:role/room-answer-question',
          },
        }),
      ],
    },
    {
      says: 'an old one is given such a role',
      fires: true,
      events: [
        exampleEvent('lambda:UpdateFunctionConfiguration20150331v2', {
          requestParameters: {
            functionName: 'harmless',
            role: 'arn:aws:iam::111111111111:role/room-tokenise-part',
          },
        }),
      ],
    },
    {
      says: 'steps of somebody run as such a role',
      fires: true,
      events: [
        exampleEvent('states:CreateStateMachine', {
          requestParameters: {
            name: 'a',
            roleArn: 'arn:aws:iam::111111111111:role/room-expire-data',
          },
        }),
      ],
    },
    {
      says: 'a function of the room is deployed with its own role',
      fires: false,
      events: [
        exampleEvent('lambda:CreateFunction20150331', {
          requestParameters: {
            functionName: 'room-answer-question',
            role: 'arn:aws:iam::111111111111:role/room-answer-question',
          },
        }),
      ],
    },
    {
      says: 'a function with a role of its own',
      fires: false,
      events: [
        exampleEvent('lambda:CreateFunction20150331', {
          requestParameters: {
            functionName: 'other',
            role: 'arn:aws:iam::111111111111:role/other',
          },
        }),
      ],
    },
    {
      says: 'the role itself is deployed',
      fires: false,
      events: [
        exampleEvent('iam:CreateRole', {
          requestParameters: { roleName: 'room-answer-question' },
          responseElements: {
            role: { arn: 'arn:aws:iam::111111111111:role/room-answer-question' },
          },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('lambda:CreateFunction20150331', {
          requestParameters: {
            functionName: 'a',
            role: 'arn:aws:iam::111111111111:role/room-answer-question',
          },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
