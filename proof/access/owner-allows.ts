import type { NamedAllow } from '#proof/access/named-allow.ts';
import { actionName } from '#proof/access/operation.ts';
import { OWNER_POWERS } from '#proof/access/owner-powers.ts';

const OWNERS = ['operator admin', 'operator root'];

const inSentence = (text: string): string =>
  `${text.charAt(0).toLowerCase()}${text.slice(1).replace(/\.$/, '')}`;

/** What whoever owns the room's account may do, and the room only bears with. */
export const OWNER_ALLOWS: readonly NamedAllow[] = [
  {
    who: OWNERS,
    may: ['list'],
    on: [
      'drops/*',
      'staging',
      'vault',
      'tombstones',
      'matches',
      'links',
      'ledger',
      'releases',
      'lists',
      'reports/*',
      'results',
      'logs',
      'audits',
    ],
    because:
      'The names of objects hold no personal data; what lies in them is closed to people (access).',
  },
  {
    who: OWNERS,
    may: ['list versions'],
    on: ['ledger-head'],
    because: 'How often the head was noted is no more than how many entries there are (access).',
  },
  {
    who: OWNERS,
    may: ['StartQueryExecution', 'GetQueryResults', 'GetQueryRuntimeStatistics'],
    on: ['audit workgroup'],
    because:
      'A query of theirs reads no record and no result, for both buckets let the auditor in alone; what its steps handled is events of the trail, and no lists (access).',
  },
  {
    who: OWNERS,
    may: ['GetTable'],
    on: ['tables'],
    because: 'A table says where files lie, not what lies in them (access).',
  },
  {
    who: OWNERS,
    may: ['call the URL'],
    on: ['functions/*'],
    because: 'IAM lets the own account in; the function refuses, because it is no party (access).',
  },
  ...OWNER_POWERS.map(({ acts, allows }) => ({
    who: OWNERS,
    may: acts.flatMap(({ actions }) => actions.map(actionName)),
    on: [...new Set(acts.flatMap(({ areas }) => areas))],
    because: `The operator keeps its account. It could: ${inSentence(allows)} (access).`,
  })),
];
