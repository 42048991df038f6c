import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** AWS Config was stopped or deleted. */
export const configStopped: Detection = {
  id: 'config-stopped',
  title: 'AWS Config was stopped or deleted',
  severity: 'medium',
  techniques: ['T1562.001'],
  means: 'Nobody is told any more how resources of the account changed.',
  todo: 'Start the recorder again, and compare the resources with what is deployed.',
  scope: 'account',
  calls: {
    config: [
      'StopConfigurationRecorder',
      'DeleteConfigurationRecorder',
      'DeleteDeliveryChannel',
      'DeleteConfigRule',
      'DeleteOrganizationConfigRule',
      'DeleteConformancePack',
      'DeleteOrganizationConformancePack',
      'DeleteConfigurationAggregator',
      'DeleteRemediationConfiguration',
      'DeleteRetentionConfiguration',
      'DeleteEvaluationResults',
    ],
  },
  watch: {},
  examples: [
    {
      says: 'the recorder is stopped',
      fires: true,
      events: [exampleEvent('config:StopConfigurationRecorder')],
    },
    {
      says: 'its channel is deleted',
      fires: true,
      events: [exampleEvent('config:DeleteDeliveryChannel')],
    },
    {
      says: 'a channel that is not there',
      fires: false,
      events: [
        exampleEvent('config:DeleteDeliveryChannel', {
          errorCode: 'NoSuchDeliveryChannelException',
        }),
      ],
    },
    { says: 'a channel is set', fires: false, events: [exampleEvent('config:PutDeliveryChannel')] },
  ],
};
