import type { Detection } from '#core/audit/detection.ts';
import { dataEvent, exampleEvent } from '#core/audit/example-event.ts';

/** Code, settings or callers of a function were changed. */
export const codeChanged: Detection = {
  id: 'code-changed',
  title: 'Code, settings or callers of a function were changed',
  severity: 'high',
  techniques: ['T1648', 'T1525'],
  means:
    'Functions hold the rights of the room: whoever changes their code reads what they may read.',
  todo: 'Compare the code with its attestation (airlock verify-deployment), and see whether a deployment was under way.',
  scope: 'account',
  calls: {
    lambda: ['Add*', 'Create*', 'Delete*', 'Publish*', 'Put*', 'Remove*', 'Update*'],
    signer: ['AddProfilePermission', 'CancelSigningProfile', 'PutSigningProfile', 'Revoke*'],
  },
  watch: {},
  examples: [
    {
      says: 'code is put into a function',
      fires: true,
      events: [
        exampleEvent('lambda:UpdateFunctionCode20150331v2', {
          requestParameters: { functionName: 'room-tokenise-part' },
        }),
      ],
    },
    {
      says: 'a function is given other settings',
      fires: true,
      events: [
        exampleEvent('lambda:UpdateFunctionConfiguration20150331v2', {
          requestParameters: { functionName: 'room-tokenise-part' },
        }),
      ],
    },
    {
      says: 'somebody may call a function from now on',
      fires: true,
      events: [
        exampleEvent('lambda:AddPermission20150331v2', {
          requestParameters: { functionName: 'room-tokenise-part' },
        }),
      ],
    },
    {
      says: 'a layer is published',
      fires: true,
      events: [
        exampleEvent('lambda:PublishLayerVersion20181031', {
          requestParameters: { layerName: 'a' },
        }),
      ],
    },
    {
      says: 'a new function',
      fires: true,
      events: [
        exampleEvent('lambda:CreateFunction20150331', {
          requestParameters: { functionName: 'room-tokenise-part' },
        }),
      ],
    },
    {
      says: 'a profile of signatures is revoked',
      fires: true,
      events: [exampleEvent('signer:RevokeSignature', {})],
    },
    {
      says: 'functions are read and called',
      fires: false,
      events: [
        exampleEvent('lambda:GetFunction20150331v2', {
          requestParameters: { functionName: 'room-tokenise-part' },
        }),
        exampleEvent('lambda:ListFunctions20150331', {
          requestParameters: { functionName: 'room-tokenise-part' },
        }),
        dataEvent('lambda:Invoke', { requestParameters: { functionName: 'room-tokenise-part' } }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('lambda:UpdateFunctionCode20150331v2', {
          requestParameters: { functionName: 'room-tokenise-part' },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
