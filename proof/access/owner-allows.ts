import type { NamedAllow } from '#proof/access/named-allow.ts';

const OWNERS = ['operator admin', 'operator root'];

/** What whoever owns the room's account may do, and the room only bears with. */
export const OWNER_ALLOWS: readonly NamedAllow[] = [
  {
    who: OWNERS,
    may: ['list'],
    on: ['drops/*', 'staging', 'vault', 'ledger', 'releases', 'reports/*', 'results', 'logs'],
    because:
      'The names of objects hold no personal data; what lies in them is closed to people (limits).',
  },
  {
    who: OWNERS,
    may: ['list versions'],
    on: ['ledger-head'],
    because: 'How often the head was noted is no more than how many entries there are (limits).',
  },
  {
    who: OWNERS,
    may: ['PutKeyPolicy', 'ScheduleKeyDeletion'],
    on: ['keys/*'],
    because:
      'Somebody must be able to keep the keys in order; each change is an event in CloudTrail (limits).',
  },
  {
    who: OWNERS,
    may: ['set the policy', 'StopLogging', 'DeleteTrail'],
    on: ['drops/*', 'vault', 'ledger', 'releases', 'results', 'logs', 'trail'],
    because:
      'The owner of an account keeps its buckets and trail; each change is an event in CloudTrail (limits).',
  },
  {
    who: OWNERS,
    may: [
      ...['call the URL', 'InvokeFunction', 'UpdateFunctionCode', 'StartExecution'],
      ...['UpdateWorkGroup', 'GetTable', 'UpdateTable', 'Publish'],
    ],
    on: ['functions/*', 'state machine', 'workgroup', 'tables', 'notices'],
    because:
      'The operator deploys and runs the room; each change is an event in CloudTrail (limits).',
  },
];
