import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** A function is called by a stream or a queue that it was not. */
export const functionFedByOthers: Detection = {
  id: 'function-fed-by-others',
  title: 'A function is called by a stream or a queue that it was not',
  severity: 'medium',
  techniques: ['T1546'],
  means: 'Whoever feeds a function decides what it works on, and sees what it says of it.',
  todo: 'Delete the event source; a room of this source has none.',
  scope: 'resource',
  calls: {
    lambda: [
      'CreateEventSourceMapping*',
      'PutFunctionEventInvokeConfig*',
      'UpdateEventSourceMapping*',
      'UpdateFunctionEventInvokeConfig*',
    ],
  },
  examples: [
    {
      says: 'a queue calls a function of the room',
      fires: true,
      events: [
        exampleEvent('lambda:CreateEventSourceMapping20150331', {
          requestParameters: {
            functionName: 'room-tokenise-part',
            eventSourceArn: 'arn:aws:sqs:eu-west-1:111111111111:a',
          },
        }),
      ],
    },
    {
      says: 'results go somewhere else',
      fires: true,
      events: [
        exampleEvent('lambda:PutFunctionEventInvokeConfig', {
          requestParameters: { functionName: 'room-tokenise-part' },
        }),
      ],
    },
    {
      says: 'a mapping is deleted',
      fires: false,
      events: [
        exampleEvent('lambda:DeleteEventSourceMapping20150331', {
          requestParameters: { functionName: 'room-tokenise-part' },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('lambda:CreateEventSourceMapping20150331', {
          requestParameters: { functionName: 'room-tokenise-part' },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
