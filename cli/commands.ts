import { type ListedCommand, loadCommand, type NamedCommand } from '#cli/command.ts';
import { GOVERNANCE_COMMANDS } from '#cli/governance-commands.ts';

/**
 * Every command, in the order in which help names them. What one works with is loaded when that one is run:
 * to start takes as long as what was asked needs.
 */
export const COMMANDS: readonly ListedCommand[] = [
  {
    name: 'agreement new',
    summary: 'write an agreement: answer what is asked, or say all of it with flags',
    argument: '[file]',
    load: async () => (await import('#cli/commands/agreement-new.ts')).agreementNew,
  },
  {
    name: 'agreement check',
    summary: 'name everything that is wrong with an agreement, or say what it means',
    argument: '<file>',
    load: async () => (await import('#cli/commands/agreement.ts')).agreementCheck,
  },
  {
    name: 'agreement show',
    summary: 'say in plain words what an agreement means: of a file, or those of a room',
    argument: '[file]',
    load: async () => (await import('#cli/commands/agreement-show.ts')).agreementShow,
  },
  {
    name: 'agreement diff',
    summary: 'say what changed between two agreements, and what became weaker',
    argument: '<files...>',
    load: async () => (await import('#cli/commands/agreement-diff.ts')).agreementDiff,
  },
  {
    name: 'agreement propose',
    summary: 'put an agreement on the table of a room, in place of the one there',
    argument: '<file>',
    load: async () => (await import('#cli/commands/agreement-propose.ts')).agreementPropose,
  },
  {
    name: 'init',
    summary: 'make a room with its keys and put an agreement on the table',
    load: async () => (await import('#cli/commands/init.ts')).init,
  },
  {
    name: 'sample',
    summary: 'make two synthetic CRM files with a known overlap and the dirt of real ones',
    load: async () => (await import('#cli/commands/sample.ts')).sample,
  },
  {
    name: 'sample people',
    summary:
      'make two lists of people in households, who move, marry and are typed wrong, and the truth',
    load: async () => (await import('#cli/commands/sample-people.ts')).samplePeople,
  },
  {
    name: 'match show',
    summary: 'print a table by which people are matched, its digest, and how an agreement names it',
    argument: '[table]',
    load: async () => (await import('#cli/commands/match-show.ts')).matchShow,
  },
  {
    name: 'match learn',
    summary:
      'learn such a table from people whose truth is known, and say what it finds and what not',
    argument: '[files...]',
    load: async () => (await import('#cli/commands/match-learn.ts')).matchLearn,
  },
  {
    name: 'drop-key',
    summary: 'get the key that a party seals its drops with, where the agreement asks for that',
    load: async () => (await import('#cli/commands/drop-key.ts')).dropKey,
  },
  {
    name: 'prepare',
    summary: 'normalise, hash and lint a file on your own machine, and write a drop',
    argument: '<file...>',
    load: async () => (await import('#cli/commands/prepare.ts')).prepare,
  },
  {
    name: 'upload',
    summary: 'hand a prepared drop to the room',
    argument: '<dir>',
    load: async () => (await import('#cli/commands/upload.ts')).upload,
  },
  {
    name: 'approve',
    summary: 'read the agreement on the table and approve it, or propose another and approve that',
    load: async () => (await import('#cli/commands/approve.ts')).approve,
  },
  {
    name: 'rehearse',
    summary: 'play both parties on one machine: init, then prepare, approve and upload for each',
    load: async () => (await import('#cli/commands/rehearse.ts')).rehearse,
  },
  {
    name: 'ask',
    summary:
      'ask how many people are shared, in which segments, and whom a campaign reached, who converted, what is credited to it, what it was worth, what it did and whether its arms are alike',
    argument: '<analysis>',
    load: async () => (await import('#cli/commands/ask.ts')).ask,
  },
  ...GOVERNANCE_COMMANDS,
  {
    name: 'activate',
    summary: 'have a list made for the publisher, or take one home and tell whom it names',
    argument: '<activation>',
    load: async () => (await import('#cli/commands/activate.ts')).activate,
  },
  {
    name: 'freeze',
    summary: 'stop every question and every drop of a room, until whoever did lifts it',
    load: async () => (await import('#cli/commands/freeze.ts')).freeze,
  },
  {
    name: 'unfreeze',
    summary: 'lift a freeze of your own; the room runs again once each side has lifted its own',
    load: async () => (await import('#cli/commands/freeze.ts')).unfreeze,
  },
  {
    name: 'status',
    summary: 'show the agreement, approvals, datasets and answers of the room',
    load: async () => (await import('#cli/commands/status.ts')).status,
  },
  {
    name: 'releases list',
    summary: 'print every answer that left the room, by name',
    load: async () => (await import('#cli/commands/releases.ts')).releasesList,
  },
  {
    name: 'releases show',
    summary: 'print an answer again, compare it over versions, or export it; for free',
    argument: '<release>',
    load: async () => (await import('#cli/commands/releases.ts')).releasesShow,
  },
  {
    name: 'ledger list',
    summary: 'print every entry',
    load: async () => (await import('#cli/commands/ledger.ts')).ledgerList,
  },
  {
    name: 'ledger verify',
    summary: 'prove that no entry was changed, removed or moved',
    load: async () => (await import('#cli/commands/ledger.ts')).ledgerVerify,
  },
  {
    name: 'room verify',
    summary: 'prove that every file that the ledger names is there and unchanged',
    load: async () => (await import('#cli/commands/room.ts')).roomVerify,
  },
  {
    name: 'room upkeep',
    summary: 'remove what killed commands left, and what the agreement lets nobody keep',
    load: async () => (await import('#cli/commands/room.ts')).roomUpkeep,
  },
  {
    name: 'verify-deployment',
    summary:
      'hold a room on AWS, setting by setting, against what the source and the agreement make',
    load: async () => (await import('#cli/commands/verify-deployment.ts')).verifyDeployment,
  },
  {
    name: 'audit',
    summary:
      'find in the logs of CloudTrail what nobody should have done, or tell what a ledger tells',
    load: async () => (await import('#cli/commands/audit.ts')).audit,
  },
  {
    name: 'audit pack',
    summary: 'put all that shows what happened in a room into one file, or check such a file',
    load: async () => (await import('#cli/commands/audit-pack.ts')).auditPack,
  },
  {
    name: 'audit verify',
    summary: 'prove that no log file of CloudTrail was changed, removed or added',
    load: async () => (await import('#cli/commands/audit-verify.ts')).auditVerify,
  },
  {
    name: 'audit reconcile',
    summary: 'hold the calls in CloudTrail against the ledger of a room, both ways',
    load: async () => (await import('#cli/commands/audit-reconcile.ts')).auditReconcile,
  },
  {
    name: 'expire',
    summary: 'remove what the agreement does not let the room keep any longer',
    load: async () => (await import('#cli/commands/expire.ts')).expire,
  },
  {
    name: 'proof',
    summary:
      'find out how the digests of your own file were made, by values that stand beside them',
    argument: '<file>',
    load: async () => (await import('#cli/commands/proof.ts')).proof,
  },
  {
    name: 'vectors',
    summary: 'check the normalisation profiles, or your own pipeline, against public vectors',
    load: async () => (await import('#cli/commands/vectors.ts')).vectors,
  },
  {
    name: 'console',
    summary: 'serve pages for people who type no commands, to a browser of this machine',
    load: async () => (await import('#cli/commands/console.ts')).consoleCommand,
  },
  {
    name: 'redteam',
    summary: 'attack live rooms under an agreement, with noise and without, and measure what leaks',
    load: async () => (await import('#cli/commands/redteam.ts')).redteam,
  },
  {
    name: 'completion',
    summary: 'print a script by which your shell completes commands and options',
    argument: '<shell>',
    load: async () => (await import('#cli/commands/completion.ts')).completionOf(loadCommands),
  },
];

/** All of them, for what tells of each. */
export const loadCommands = (): Promise<readonly NamedCommand[]> =>
  Promise.all(COMMANDS.map(loadCommand));
