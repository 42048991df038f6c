import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';
import { times } from '#core/audit/example-people.ts';

/** A command was sent to many machines. */
export const commandSentToMany: Detection = {
  id: 'command-sent-to-many',
  title: 'A command was sent to many machines',
  severity: 'medium',
  techniques: ['T1651', 'T1072'],
  means: 'One call runs on each of them. Patches go so; so does who takes all machines at once.',
  todo: 'Read the command in Systems Manager, where it stands for 30 days.',
  scope: 'account',
  calls: { ssm: ['SendCommand'] },
  examples: [
    {
      says: 'two by one call',
      fires: true,
      events: [
        exampleEvent('ssm:SendCommand', { requestParameters: { instanceIds: ['i-1', 'i-2'] } }),
      ],
    },
    {
      says: 'all of a mark',
      fires: true,
      events: [
        exampleEvent('ssm:SendCommand', {
          requestParameters: { targets: [{ key: 'tag:Name', values: ['web'] }] },
        }),
      ],
    },
    {
      says: 'two one after another',
      fires: true,
      events: times(2, (at) =>
        exampleEvent('ssm:SendCommand', { requestParameters: { instanceIds: [`i-${at}`] } }),
      ),
    },
    {
      says: 'one',
      fires: false,
      events: [exampleEvent('ssm:SendCommand', { requestParameters: { instanceIds: ['i-1'] } })],
    },
    {
      says: 'a service that takes stock',
      fires: false,
      events: [
        exampleEvent('ssm:SendCommand', {
          sourceIPAddress: 'ssm.amazonaws.com',
          requestParameters: { instanceIds: ['i-1', 'i-2'] },
        }),
      ],
    },
  ],
};
