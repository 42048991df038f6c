import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** The trail records less than everything now. */
export const trailNarrowed: Detection = {
  id: 'trail-narrowed',
  title: 'The trail records less than everything now',
  severity: 'critical',
  techniques: ['T1562.008'],
  means:
    'Events of some kinds, or of other regions, are missing from now on, or records can be changed without anybody noticing.',
  todo: 'Put the selectors of the source back (airlock verify-deployment); what happened meanwhile is not in the trail.',
  scope: 'account',
  examples: [
    {
      says: 'management events are left out',
      fires: true,
      events: [
        exampleEvent('cloudtrail:PutEventSelectors', {
          requestParameters: {
            eventSelectors: [{ readWriteType: 'ReadOnly', includeManagementEvents: false }],
          },
        }),
      ],
    },
    {
      says: 'calls that change something are left out',
      fires: true,
      events: [
        exampleEvent('cloudtrail:PutEventSelectors', {
          requestParameters: {
            eventSelectors: [{ readWriteType: 'ReadOnly', includeManagementEvents: true }],
          },
        }),
      ],
    },
    {
      says: 'events of KMS are left out',
      fires: true,
      events: [
        exampleEvent('cloudtrail:PutEventSelectors', {
          requestParameters: {
            eventSelectors: [
              {
                readWriteType: 'All',
                includeManagementEvents: true,
                excludeManagementEventSources: ['kms.amazonaws.com'],
              },
            ],
          },
        }),
      ],
    },
    {
      says: 'advanced selectors without management events',
      fires: true,
      events: [
        exampleEvent('cloudtrail:PutEventSelectors', {
          requestParameters: {
            advancedEventSelectors: [
              { fieldSelectors: [{ field: 'eventCategory', equals: ['Data'] }] },
            ],
          },
        }),
      ],
    },
    {
      says: 'advanced selectors that leave a service out',
      fires: true,
      events: [
        exampleEvent('cloudtrail:PutEventSelectors', {
          requestParameters: {
            advancedEventSelectors: [
              {
                fieldSelectors: [
                  { field: 'eventCategory', equals: ['Management'] },
                  { field: 'eventSource', notEquals: ['kms.amazonaws.com'] },
                ],
              },
            ],
          },
        }),
      ],
    },
    {
      says: 'digests are turned off',
      fires: true,
      events: [
        exampleEvent('cloudtrail:UpdateTrail', {
          requestParameters: { name: 'room', enableLogFileValidation: false },
        }),
      ],
    },
    {
      says: 'other regions are left out',
      fires: true,
      events: [
        exampleEvent('cloudtrail:UpdateTrail', {
          requestParameters: { name: 'room', isMultiRegionTrail: false },
        }),
      ],
    },
    {
      says: 'everything is recorded',
      fires: false,
      events: [
        exampleEvent('cloudtrail:PutEventSelectors', {
          requestParameters: {
            eventSelectors: [
              {
                readWriteType: 'All',
                includeManagementEvents: true,
                dataResources: [],
                excludeManagementEventSources: [],
              },
            ],
          },
        }),
      ],
    },
    {
      says: 'everything, and objects of the room besides',
      fires: false,
      events: [
        exampleEvent('cloudtrail:PutEventSelectors', {
          requestParameters: {
            advancedEventSelectors: [
              { fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }] },
              { fieldSelectors: [{ field: 'eventCategory', equals: ['Data'] }] },
            ],
          },
        }),
      ],
    },
    {
      says: 'digests are turned on',
      fires: false,
      events: [
        exampleEvent('cloudtrail:UpdateTrail', {
          requestParameters: { name: 'room', enableLogFileValidation: true },
        }),
      ],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [
        exampleEvent('cloudtrail:UpdateTrail', {
          requestParameters: { isMultiRegionTrail: false },
          errorCode: 'AccessDenied',
        }),
      ],
    },
  ],
};
