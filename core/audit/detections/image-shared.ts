import type { Detection } from '#core/audit/detection.ts';
import { EXAMPLE_ACCOUNT, exampleEvent, refusedEvent } from '#core/audit/example-event.ts';

/** An image of a machine was shared with another account or with everybody. */
export const imageShared: Detection = {
  id: 'image-shared',
  title: 'An image of a machine was shared with another account or with everybody',
  severity: 'high',
  techniques: ['T1537'],
  means: 'Whoever it was shared with has had a copy of all that lay on the machine since.',
  todo: 'Take the permission away, and find out what lay on it. What was copied does not come back.',
  scope: 'account',
  examples: [
    {
      says: 'with everybody',
      fires: true,
      events: [
        exampleEvent('ec2:ModifyImageAttribute', {
          requestParameters: {
            imageId: 'ami-1',
            launchPermission: { add: { items: [{ group: 'all' }] } },
          },
        }),
      ],
    },
    {
      says: 'with another account',
      fires: true,
      events: [
        exampleEvent('ec2:ModifyImageAttribute', {
          requestParameters: {
            imageId: 'ami-1',
            launchPermission: { add: { items: [{ userId: '999999999999' }] } },
          },
        }),
      ],
    },
    {
      says: 'with an organisation',
      fires: true,
      events: [
        exampleEvent('ec2:ModifyImageAttribute', {
          requestParameters: {
            imageId: 'ami-1',
            launchPermission: {
              add: {
                items: [
                  { organizationArn: 'arn:aws:organizations::999999999999:organization/o-example' },
                ],
              },
            },
          },
        }),
      ],
    },
    {
      says: 'no more',
      fires: false,
      events: [
        exampleEvent('ec2:ModifyImageAttribute', {
          requestParameters: {
            imageId: 'ami-1',
            launchPermission: { remove: { items: [{ group: 'all' }] } },
          },
        }),
      ],
    },
    {
      says: 'with its own account',
      fires: false,
      events: [
        exampleEvent('ec2:ModifyImageAttribute', {
          requestParameters: {
            imageId: 'ami-1',
            launchPermission: { add: { items: [{ userId: EXAMPLE_ACCOUNT }] } },
          },
        }),
      ],
    },
    {
      says: 'it is refused',
      fires: false,
      events: [
        refusedEvent('ec2:ModifyImageAttribute', {
          requestParameters: { launchPermission: { add: { items: [{ group: 'all' }] } } },
        }),
      ],
    },
  ],
};
