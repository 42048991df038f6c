import type { ListedCommand } from '#cli/command.ts';

/** Commands for the rights of people and for those who answer for them, in the order in which help names them. */
export const GOVERNANCE_COMMANDS: readonly ListedCommand[] = [
  {
    name: 'subject',
    summary: 'tell what the room holds about one person in your own lists, as JSON or a letter',
    argument: '<file>',
    load: async () => (await import('#cli/commands/subject.ts')).subject,
  },
  {
    name: 'ddrf take',
    summary: 'verify a signed deletion request (IAB DDRF 1.0), and acknowledge it',
    argument: '<request>',
    load: async () => (await import('#cli/commands/ddrf-take.ts')).ddrfTake,
  },
  {
    name: 'ddrf publish',
    summary: 'write the dsrdelete.json that says where and how you take deletion requests',
    load: async () => (await import('#cli/commands/ddrf-publish.ts')).ddrfPublish,
  },
  {
    name: 'ddrf keys',
    summary: 'make a key to sign acknowledgements with',
    load: async () => (await import('#cli/commands/ddrf-keys.ts')).ddrfKeys,
  },
  {
    name: 'forget',
    summary: 'take people out of a room, at once and for good, and keep them out',
    argument: '<file...>',
    load: async () => (await import('#cli/commands/forget.ts')).forget,
  },
  {
    name: 'review',
    summary: 'say who may do what in a room and who looked at that when, or record that you did',
    load: async () => (await import('#cli/commands/review.ts')).review,
  },
  {
    name: 'withdraw',
    summary: 'take a list of your own, or all of them, out of a room: at once and for good',
    load: async () => (await import('#cli/commands/withdraw.ts')).withdraw,
  },
  {
    name: 'rotate',
    summary: 'begin a new epoch of token keys: old lists end, and both parties upload again',
    load: async () => (await import('#cli/commands/rotate.ts')).rotate,
  },
  {
    name: 'dpia',
    summary:
      'write the data protection impact assessment (GDPR, Art. 35), with what is missing marked',
    load: async () => (await import('#cli/commands/governance-documents.ts')).dpia,
  },
  {
    name: 'records',
    summary: 'write the record of processing activities (GDPR, Art. 30)',
    load: async () => (await import('#cli/commands/governance-documents.ts')).records,
  },
  {
    name: 'terms',
    summary: 'write a sheet of terms for joint controllers and processors (GDPR, Art. 26, 28)',
    load: async () => (await import('#cli/commands/governance-documents.ts')).terms,
  },
  {
    name: 'lia',
    summary: 'write the assessment of legitimate interests (GDPR, Art. 6(1)(f))',
    load: async () => (await import('#cli/commands/governance-documents.ts')).lia,
  },
  {
    name: 'notice',
    summary:
      'write the notice for the people on the lists (GDPR, Art. 13, 14), in English or French',
    load: async () => (await import('#cli/commands/governance-documents.ts')).notice,
  },
];
