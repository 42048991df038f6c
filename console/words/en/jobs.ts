import { FORMATS } from '#console/words/formats.ts';

const { plural } = FORMATS.en;

/** What is said of work that takes a while, in English. */
export const jobs = {
  title: 'Work',
  running: 'Under way',
  done: 'Done',
  failed: 'Not done',
  since: (seconds: number) =>
    `For ${plural(seconds, { one: 'second', other: 'seconds' })} now. You can close this page and come back.`,
  notes: 'What it said so far',
  again: 'Look again',
  missing: 'There is no such work',
  missingSays: 'The console remembers its last hundred pieces of work, until it stops.',
};
