import { FORMATS } from '#console/words/formats.ts';

const { number, plural } = FORMATS.en;

const ENTRIES = { one: 'entry', other: 'entries' };

/** The page of the ledger, in English. */
export const ledger = {
  title: 'Ledger',
  lead: 'Everything that happened in the room, sealed and chained: nobody can change, remove or add an entry unseen.',
  entries: 'Entries',
  filter: {
    title: 'Show only',
    party: 'Party',
    type: 'What happened',
    since: 'From',
    until: 'Up to and with',
    day: 'A day, in UTC.',
    any: 'All',
    show: 'Show these',
    clear: 'Show all entries',
  },
  columns: { number: 'No.', at: 'When', what: 'What', about: 'In words' },
  range: (from: number, to: number, all: number) =>
    `${number(from)} to ${number(to)} of ${plural(all, ENTRIES)}, the newest first`,
  newer: 'Newer',
  older: 'Older',
  pages: 'Pages of entries',
  empty: 'Nothing happened in this room yet',
  emptySays: 'The first entry is written when an agreement is put on the table.',
  nothing: 'No entry is like that',
  nothingSays: 'Ask for less, or show all entries.',
  question: 'Asked:',
  reason: 'Why:',
  verify: 'Verify the ledger',
  verifySays:
    'Reads every entry again: whether each is sealed, stands in its place, and belongs to the one before it.',
  receipt: 'Receipt',
  receiptSays:
    'Whoever keeps the receipt can tell later whether an entry up to then was changed or taken out, even if the whole room was put back.',
  toReceipt: 'See the receipt',
  entry: (sequence: number) => `Entry ${number(sequence)}`,
  facts: {
    at: 'Written at',
    type: 'What happened',
    run: 'Call that wrote it',
    previous: 'Checksum of the entry before',
    seal: 'Seal under the key of the ledger',
  },
  asItIs: 'The entry as it stands in the ledger',
  before: 'The entry before',
  after: 'The entry after',
  missing: 'There is no such entry',
  missingSays: 'The ledger has no entry of this number.',
  toAll: 'See all entries',
  verdict: {
    title: 'Verification of the ledger',
    whole: (entries: number) =>
      `The ledger is whole: ${plural(entries, ENTRIES)}, each sealed and in its place.`,
    held: (receipt: string) => `It still holds the receipt ${receipt}.`,
    broken: (sequence: number) => `The ledger is broken at entry ${number(sequence)}.`,
    todo: 'Do not go on with this room. Tell the other party and whoever operates the room, keep a copy as it is now, and restore what was there.',
    backwards: (entries: number) =>
      `${plural(entries, ENTRIES)} with an earlier time than the one before: the clocks of two writers differ. This breaks nothing.`,
    foreign: (files: number) =>
      `${plural(files, { one: 'file is', other: 'files are' })} in the folder of the ledger and no part of it. This breaks nothing.`,
    keep: 'Keep this receipt where whoever runs the room cannot change it:',
  },
  head: 'The receipt of now',
  headSays:
    'It was checked just now, and it is also kept in your home on this machine: each later command of yours compares.',
  kept: 'Not kept at home',
  download: 'Download the receipt',
  hold: 'Hold an older receipt against the ledger',
  holdSays: 'A file that you downloaded here, or what "ledger verify" printed.',
  file: 'Receipt file',
  fileSays: (folder: string) => `A .json or .txt file of the folder ${folder}.`,
  fileWrong: 'No receipt stands in this file: it is a number, a colon and 64 hexadecimal digits.',
  noFiles: 'No file to choose',
  noFilesSays: (folder: string) =>
    `Put the receipt into the folder ${folder} as a .json or .txt file, and open this page again.`,
  holding: 'Hold it against the ledger',
};
