import type { Detection } from '#core/audit/detection.ts';
import {
  assumedRole,
  awsService,
  dataEvent,
  EXAMPLE_PARTY,
  roomRole,
} from '#core/audit/example-event.ts';

/** A function of the room was called by somebody who has no business with it. */
export const functionCalledByAnother: Detection = {
  id: 'function-called-by-another',
  title: 'A function of the room was called by somebody who has no business with it',
  severity: 'high',
  techniques: ['T1648'],
  means:
    'Each function is called by the steps of a drop, by a schedule, by a party at its URL, or, to pair people, by the one that answers questions. Whoever calls it himself gives it an event of his own making.',
  todo: 'Compare the time with the ledger: a call that no drop and no question explains is somebody who tries the room.',
  scope: 'resource',
  knowsRoom: true,
  calls: {
    lambda: [
      'Invoke',
      'InvokeAsync',
      'InvokeExecution',
      'InvokeFunctionUrl',
      'InvokeWithResponseStream',
    ],
  },
  examples: [
    {
      says: 'an administrator calls a function',
      fires: true,
      events: [
        dataEvent('lambda:Invoke', {
          requestParameters: {
            functionName: 'arn:aws:lambda:eu-west-1:111111111111:function:room-tokenise-part',
          },
        }),
      ],
    },
    {
      says: 'the role that answers questions calls another function than the one that pairs people',
      fires: true,
      events: [
        dataEvent('lambda:Invoke', {
          userIdentity: roomRole('answer-question'),
          requestParameters: { functionName: 'room-freeze-room' },
        }),
      ],
    },
    {
      says: 'another role of the room has people paired',
      fires: true,
      events: [
        dataEvent('lambda:Invoke', {
          userIdentity: roomRole('tokenise-part'),
          requestParameters: { functionName: 'room-pair-people' },
        }),
      ],
    },
    {
      says: 'the role that answers questions has people paired',
      fires: false,
      events: [
        dataEvent('lambda:Invoke', {
          userIdentity: roomRole('answer-question'),
          requestParameters: {
            functionName: 'arn:aws:lambda:eu-west-1:111111111111:function:room-pair-people',
          },
        }),
      ],
    },
    {
      says: 'a step, a schedule and a party',
      fires: false,
      events: [
        dataEvent('lambda:Invoke', {
          userIdentity: assumedRole('room-pipeline-Steps-Role'),
          sourceIPAddress: 'states.amazonaws.com',
          requestParameters: { functionName: 'room-tokenise-part' },
        }),
        dataEvent('lambda:Invoke', {
          userIdentity: awsService('events'),
          sourceIPAddress: 'events.amazonaws.com',
          requestParameters: { functionName: 'room-expire-data' },
        }),
        dataEvent('lambda:InvokeFunctionUrl', {
          userIdentity: {
            type: 'AWSAccount',
            principalId: 'AROAEXAMPLE:ask',
            accountId: EXAMPLE_PARTY,
          },
          requestParameters: { functionName: 'room-answer-question' },
        }),
      ],
    },
    {
      says: 'a function of nobody here',
      fires: false,
      events: [dataEvent('lambda:Invoke', { requestParameters: { functionName: 'other' } })],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        dataEvent('lambda:Invoke', {
          requestParameters: { functionName: 'room-tokenise-part' },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
