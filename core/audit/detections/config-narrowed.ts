import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** AWS Config records less than everything now. */
export const configNarrowed: Detection = {
  id: 'config-narrowed',
  title: 'AWS Config records less than everything now',
  severity: 'medium',
  techniques: ['T1562.001'],
  means: 'Changes of some resources are written down no longer.',
  todo: 'Compare the recorder with what was deployed, and put it back.',
  scope: 'account',
  calls: { config: ['PutConfigurationRecorder'] },
  examples: [
    {
      says: 'some resources only',
      fires: true,
      events: [
        exampleEvent('config:PutConfigurationRecorder', {
          requestParameters: {
            configurationRecorder: {
              name: 'default',
              recordingGroup: { allSupported: false, resourceTypes: ['AWS::S3::Bucket'] },
            },
          },
        }),
      ],
    },
    {
      says: 'without some resources',
      fires: true,
      events: [
        exampleEvent('config:PutConfigurationRecorder', {
          requestParameters: {
            configurationRecorder: {
              recordingGroup: { recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' } },
            },
          },
        }),
      ],
    },
    {
      says: 'everything',
      fires: false,
      events: [
        exampleEvent('config:PutConfigurationRecorder', {
          requestParameters: {
            configurationRecorder: {
              recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
            },
          },
        }),
      ],
    },
  ],
};
