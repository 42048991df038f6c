import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Models of Bedrock were switched on. */
export const modelsTaken: Detection = {
  id: 'models-taken',
  title: 'Models of Bedrock were switched on',
  severity: 'low',
  techniques: ['T1496.004'],
  means: 'A room asks no model. Who steals an account sells the use of its models.',
  todo: 'Ask who needs them. Look at InvokeModel, and at the bill.',
  scope: 'account',
  calls: {
    bedrock: [
      'PutUseCaseForModelAccess',
      'CreateFoundationModelAgreement',
      'PutFoundationModelEntitlement',
      'PutModelInvocationLoggingConfiguration',
      'DeleteModelInvocationLoggingConfiguration',
      'UpdateGuardrail',
      'DeleteGuardrail',
    ],
  },
  examples: [
    {
      says: 'an agreement for a model',
      fires: true,
      events: [exampleEvent('bedrock:CreateFoundationModelAgreement')],
    },
    {
      says: 'a list of models',
      fires: false,
      events: [exampleEvent('bedrock:ListFoundationModels')],
    },
  ],
};
