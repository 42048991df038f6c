import { FORMATS } from '#console/words/formats.ts';

const { number, day, plural } = FORMATS.en;

const FILES = { one: 'file', other: 'files' };

/** The page of whoever looks after security and privacy, in English. */
export const review = {
  title: 'Review',
  lead: 'What stands out in this room, and everything by which you can look for yourself.',
  outstanding: 'What stands out',
  quiet: 'Nothing stands out',
  quietSays: 'Nobody froze the room, no file of it is known to be damaged, and nothing is overdue.',
  severities: {
    critical: 'Critical',
    high: 'High',
    medium: 'Medium',
    low: 'Low',
    informational: 'Good to know',
  },
  means: 'What it means:',
  todo: 'What to do:',
  looks: 'What you can look at',
  columns: { look: 'Look at', shows: 'What it shows' },
  pages: {
    record: {
      name: 'Record of the room',
      shows: 'Who did what, what was refused and removed, from the ledger',
    },
    logs: { name: 'Logs of the account', shows: 'What the logs of AWS show of attacks and slips' },
    reconciliation: { name: 'Logs against ledger', shows: 'Whether each explains the other' },
    drift: {
      name: 'Drift',
      shows: 'Whether the deployed room is what source and agreement make of it',
    },
    files: {
      name: 'Files of the room',
      shows: 'Whether each file is as the ledger says, and clean-up',
    },
    pack: {
      name: 'Evidence pack',
      shows: 'One file with all that the room has to show, and its check',
    },
    access: {
      name: 'Who may do what',
      shows: 'Every right in the room, and who looked at that when',
    },
    freeze: {
      name: 'Freeze',
      shows: 'Stop every question and every delivery at once, and lift that',
    },
  },
  found: {
    frozen: (who: string, at: string) => `Frozen: ${who}, since ${day(at)}`,
    frozenMeans: 'No question is answered and no list is taken until that is lifted.',
    frozenTodo: 'Find out why. Whoever froze the room lifts that, when the cause is gone.',
    toFreeze: 'See the freeze',
    damaged: (files: number) => `${plural(files, FILES)} of the room missing, changed or added`,
    damagedMeans:
      'Somebody or something touched the folder of the room beside its commands. No question uses a damaged list.',
    damagedTodo:
      'Verify the files, restore them from a copy, or deliver the list of a damaged version again.',
    toFiles: 'See the files',
    erasure: (due: string) => `An erasure is overdue: it was due on ${day(due)}`,
    erasureMeans:
      'People who asked to be forgotten may still be in the room, which answers nothing.',
    erasureTodo: 'Let the party that began it finish it.',
    toLedger: 'See the ledger',
    overdue: (party: string, due: string) =>
      `${party} has not looked at who may do what: due on ${day(due)}`,
    overdueMeans: 'Rights that nobody looks at grow unseen.',
    overdueTodo: 'Read who may do what, and record that it is right; or ask the other party to.',
    toAccess: 'See who may do what',
    lapsed: (name: string, expires: string) => `"${name}" holds until ${day(expires)}`,
    lapsedMeans: 'An agreement that names a record which lapsed is not approved anew.',
    lapsedTodo: 'Renew it, and put the new one into the agreement.',
    refused: (questions: number) =>
      `${plural(questions, { one: 'question was', other: 'questions were' })} refused`,
    refusedMeans:
      'The room did not answer, as the agreement has it. Many of them in a row may be somebody who tries what is possible.',
    refusedTodo: 'See who asked what, and why it was refused.',
    waiting: (things: number) =>
      `${plural(things, { one: 'thing waits', other: 'things wait' })} to be cleaned up`,
    waitingMeans: 'Leftovers of commands that were stopped, or data whose time is up.',
    waitingTodo: 'Clean up the room.',
    foreign: (files: number) => `${plural(files, FILES)} in the room that it does not know`,
    foreignMeans: 'Somebody put something into the folder of the room. Nothing reads it.',
    foreignTodo: 'Verify the files to see their names, and move them away.',
  },
  count: (findings: number) => plural(findings, { one: 'finding', other: 'findings' }),
  andMore: (things: number) => `and ${number(things)} more`,
  readsOnly: 'This console only reads, so that cannot be done here.',
  cannotSee: 'What this cannot show',
  notes: 'In the words of the room:',
  files: (folder: string) => `In the folder ${folder}.`,
};
