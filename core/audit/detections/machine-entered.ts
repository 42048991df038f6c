import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** Somebody let himself into a machine. */
export const machineEntered: Detection = {
  id: 'machine-entered',
  title: 'Somebody let himself into a machine',
  severity: 'medium',
  techniques: ['T1021.004', 'T1098.004'],
  means:
    'A key was put into a machine for a moment, or its serial console opened: it passes by the network and its rules.',
  todo: 'Ask who it was, and look what the machine and its role did since.',
  scope: 'account',
  calls: {
    'ec2-instance-connect': ['SendSSHPublicKey', 'SendSerialConsoleSSHPublicKey', 'OpenTunnel'],
    ec2: ['EnableSerialConsoleAccess'],
  },
  examples: [
    {
      says: 'a key for a minute',
      fires: true,
      events: [exampleEvent('ec2-instance-connect:SendSSHPublicKey')],
    },
    {
      says: 'the serial console is switched on',
      fires: true,
      events: [exampleEvent('ec2:EnableSerialConsoleAccess')],
    },
    {
      says: 'it is switched off',
      fires: false,
      events: [exampleEvent('ec2:DisableSerialConsoleAccess')],
    },
  ],
};
