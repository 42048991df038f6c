import type { Detection } from '#core/audit/detection.ts';
import { assumedRole, exampleEvent } from '#core/audit/example-event.ts';

/** The steps of a drop were started or stopped by a person. */
export const dropStepsRunByAnother: Detection = {
  id: 'drop-steps-run-by-another',
  title: 'The steps of a drop were started or stopped by a person',
  severity: 'medium',
  techniques: ['T1648'],
  means:
    'A drop that arrives starts the steps by itself. Whoever starts them again, or stops them, decides what is delivered.',
  todo: 'Compare the time with the drops of the ledger. Starting a failed drop anew by hand is what docs/deploy.md tells the operator to do.',
  scope: 'resource',
  knowsRoom: true,
  calls: { states: ['RedriveExecution', 'StartExecution', 'StartSyncExecution', 'StopExecution'] },
  examples: [
    {
      says: 'somebody starts them',
      fires: true,
      events: [
        exampleEvent('states:StartExecution', {
          requestParameters: {
            stateMachineArn: 'arn:aws:states:eu-west-1:111111111111:stateMachine:room-accept-drop',
          },
        }),
      ],
    },
    {
      says: 'somebody stops them',
      fires: true,
      events: [
        exampleEvent('states:StopExecution', {
          requestParameters: {
            executionArn: 'arn:aws:states:eu-west-1:111111111111:execution:room-accept-drop:a',
          },
        }),
      ],
    },
    {
      says: 'a drop arrives',
      fires: false,
      events: [
        exampleEvent('states:StartExecution', {
          sourceIPAddress: 'events.amazonaws.com',
          userIdentity: assumedRole('room-pipeline-Drops'),
          requestParameters: {
            stateMachineArn: 'arn:aws:states:eu-west-1:111111111111:stateMachine:room-accept-drop',
          },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('states:StartExecution', {
          requestParameters: {
            stateMachineArn: 'arn:aws:states:eu-west-1:111111111111:stateMachine:room-accept-drop',
          },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
