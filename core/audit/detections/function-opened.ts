import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** A function was opened to callers that it did not have. */
export const functionOpened: Detection = {
  id: 'function-opened',
  title: 'A function was opened to callers that it did not have',
  severity: 'high',
  techniques: ['T1098', 'T1546'],
  means:
    'A policy of a function, or a URL without sign-in, is a door that nobody opens by chance: whoever comes by it makes the function work for him.',
  todo: 'Take the statement or the URL back, then look for calls of the function in the trail.',
  scope: 'resource',
  calls: {
    lambda: [
      'AddLayerVersionPermission*',
      'AddPermission*',
      'CreateFunctionUrlConfig*',
      'UpdateFunctionUrlConfig*',
    ],
  },
  examples: [
    {
      says: 'everybody may call it',
      fires: true,
      events: [
        exampleEvent('lambda:AddPermission20150331v2', {
          requestParameters: {
            functionName: 'room-answer-question',
            principal: '*',
            action: 'lambda:InvokeFunction',
          },
        }),
      ],
    },
    {
      says: 'the older name of the call',
      fires: true,
      events: [
        exampleEvent('lambda:AddPermission20150331', {
          requestParameters: { functionName: 'room-tokenise-part' },
        }),
      ],
    },
    {
      says: 'a layer is shared',
      fires: true,
      events: [
        exampleEvent('lambda:AddLayerVersionPermission20181031', {
          requestParameters: { layerName: 'room-layer' },
        }),
      ],
    },
    {
      says: 'a URL that asks nobody who he is',
      fires: true,
      events: [
        exampleEvent('lambda:CreateFunctionUrlConfig', {
          requestParameters: { functionName: 'room-answer-question', authType: 'NONE' },
        }),
      ],
    },
    {
      says: 'a URL that does ask',
      fires: false,
      events: [
        exampleEvent('lambda:CreateFunctionUrlConfig', {
          requestParameters: { functionName: 'room-answer-question', authType: 'AWS_IAM' },
        }),
      ],
    },
    {
      says: 'a statement is taken back',
      fires: false,
      events: [
        exampleEvent('lambda:RemovePermission20150331v2', {
          requestParameters: { functionName: 'room-tokenise-part' },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('lambda:AddPermission20150331v2', {
          requestParameters: { functionName: 'room-answer-question' },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
