import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** The steps of a drop were changed or removed. */
export const dropStepsChanged: Detection = {
  id: 'drop-steps-changed',
  title: 'The steps of a drop were changed or removed',
  severity: 'high',
  techniques: ['T1648', 'T1489'],
  means:
    'The steps say which function sees a drop, and what happens to it when a step fails. Without them nothing is delivered.',
  todo: 'Compare the state machine with the source (airlock verify-deployment), and see whether a deployment was under way.',
  scope: 'account',
  calls: {
    states: ['CreateStateMachine*', 'DeleteStateMachine*', 'Publish*', 'UpdateStateMachine*'],
  },
  watch: {},
  examples: [
    {
      says: 'the state machine is given other steps',
      fires: true,
      events: [exampleEvent('states:UpdateStateMachine', {})],
    },
    { says: 'it is deleted', fires: true, events: [exampleEvent('states:DeleteStateMachine', {})] },
    {
      says: 'another one is made',
      fires: true,
      events: [exampleEvent('states:CreateStateMachine', {})],
    },
    {
      says: 'a drop goes its way',
      fires: false,
      events: [
        exampleEvent('states:StartExecution', {}),
        exampleEvent('states:DescribeStateMachine', {}),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [exampleEvent('states:DeleteStateMachine', { errorCode: 'AccessDenied' })],
    },
  ],
};
