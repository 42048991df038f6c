import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** What a machine runs as it starts was changed. */
export const startupScriptChanged: Detection = {
  id: 'startup-script-changed',
  title: 'What a machine runs as it starts was changed',
  severity: 'medium',
  techniques: ['T1059', 'T1037'],
  means: 'Whoever writes the script acts with the rights of the machine from its next start on.',
  todo: 'Read the script. Stop the machine if nobody knows it, and look what its role did.',
  scope: 'account',
  calls: {
    ec2: ['ModifyInstanceAttribute', 'CreateLaunchTemplateVersion', 'CreateLaunchTemplate'],
    sagemaker: ['CreateNotebookInstanceLifecycleConfig', 'UpdateNotebookInstanceLifecycleConfig'],
  },
  examples: [
    {
      says: 'the script of a machine',
      fires: true,
      events: [
        exampleEvent('ec2:ModifyInstanceAttribute', {
          requestParameters: { instanceId: 'i-1', userData: '<sensitiveDataRemoved>' },
        }),
      ],
    },
    {
      says: 'the script of a notebook',
      fires: true,
      events: [exampleEvent('sagemaker:UpdateNotebookInstanceLifecycleConfig')],
    },
    {
      says: 'its size',
      fires: false,
      events: [
        exampleEvent('ec2:ModifyInstanceAttribute', {
          requestParameters: { instanceId: 'i-1', instanceType: { value: 't3.nano' } },
        }),
      ],
    },
    {
      says: 'the script of an image',
      fires: false,
      events: [
        exampleEvent('ec2:ModifyImageAttribute', { requestParameters: { imageId: 'ami-1' } }),
      ],
    },
  ],
};
