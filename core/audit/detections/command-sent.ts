import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** A command was sent to a machine. */
export const commandSent: Detection = {
  id: 'command-sent',
  title: 'A command was sent to a machine',
  severity: 'low',
  techniques: ['T1651', 'T1059'],
  means:
    'Whoever sends it acts with the rights of the machine. What the command was does not stand in the trail.',
  todo: 'Ask who it was. The command stands in Systems Manager for 30 days.',
  scope: 'account',
  calls: {
    ssm: [
      'SendCommand',
      'StartSession',
      'ResumeSession',
      'StartAutomationExecution',
      'CreateAssociation',
    ],
  },
  examples: [
    { says: 'a command', fires: true, events: [exampleEvent('ssm:SendCommand')] },
    {
      says: 'to a machine that is not there, and meant',
      fires: true,
      events: [exampleEvent('ssm:SendCommand', { errorCode: 'InvalidInstanceId' })],
    },
    { says: 'what came of one', fires: false, events: [exampleEvent('ssm:GetCommandInvocation')] },
  ],
};
