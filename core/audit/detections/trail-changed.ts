import type { Detection } from '#core/audit/detection.ts';
import { exampleEvent } from '#core/audit/example-event.ts';

/** A trail was made, started or shared, or what it looks for was changed. */
export const trailChanged: Detection = {
  id: 'trail-changed',
  title: 'A trail was made, started or shared, or what it looks for was changed',
  severity: 'high',
  techniques: ['T1562.008'],
  means:
    'Another trail shows what is done in the account to whoever has its bucket. A store of events that is deleted takes evidence along.',
  todo: 'Compare the trails of the account with the source (airlock verify-deployment), and delete those that nobody agreed to.',
  scope: 'account',
  calls: {
    cloudtrail: [
      'CreateTrail',
      'DeleteChannel',
      'DeleteEventDataStore',
      'DeleteResourcePolicy',
      'DeregisterOrganizationDelegatedAdmin',
      'PutInsightSelectors',
      'PutResourcePolicy',
      'StartLogging',
      'StopEventDataStoreIngestion',
      'UpdateEventDataStore',
    ],
  },
  watch: {},
  examples: [
    {
      says: 'another trail is made',
      fires: true,
      events: [exampleEvent('cloudtrail:CreateTrail', {})],
    },
    {
      says: 'a store of events is deleted',
      fires: true,
      events: [exampleEvent('cloudtrail:DeleteEventDataStore', {})],
    },
    {
      says: 'events are looked up',
      fires: false,
      events: [exampleEvent('cloudtrail:LookupEvents', {})],
    },
    {
      says: 'it was refused',
      fires: false,
      events: [exampleEvent('cloudtrail:CreateTrail', { errorCode: 'AccessDenied' })],
    },
  ],
};
