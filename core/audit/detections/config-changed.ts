import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** What AWS Config records, or where to, was set. */
export const configChanged: Detection = {
  id: 'config-changed',
  title: 'What AWS Config records, or where to, was set',
  severity: 'informational',
  techniques: ['T1562.001'],
  means: 'A recorder can be narrowed, or its records sent elsewhere.',
  todo: 'Compare it with what was deployed that day.',
  scope: 'account',
  calls: {
    config: [
      'PutConfigurationRecorder',
      'PutDeliveryChannel',
      'StartConfigurationRecorder',
      'PutRetentionConfiguration',
    ],
  },
  examples: [
    { says: 'a channel is set', fires: true, events: [exampleEvent('config:PutDeliveryChannel')] },
    {
      says: 'with a name that it does not take',
      fires: false,
      events: [
        exampleEvent('config:PutDeliveryChannel', {
          errorCode: 'InvalidDeliveryChannelNameException',
        }),
      ],
    },
    {
      says: 'one is deleted',
      fires: false,
      events: [exampleEvent('config:DeleteDeliveryChannel')],
    },
  ],
};
