import { FORMATS } from '#console/words/formats.ts';

const { number, day, plural } = FORMATS.en;

const THINGS = { one: 'thing', other: 'things' };

/** What ends something in a room for good, in English. */
export const ends = {
  withdraw: {
    title: 'Withdraw a list',
    says: [
      'No question and no list for advertising is made of it from now on.',
      'The room removes it: its files, its codes of every epoch, matches and lists that were made of it.',
      'Answers that left the room stay until their time is up. A list that was taken home is for you to call back.',
      'To deliver again, approve the agreement again first.',
    ],
    sure: 'Withdraw it for good',
    act: 'Withdraw',
  },
  rotate: {
    begin: 'Begin a new epoch',
    title: 'Begin a new epoch',
    says: [
      'Every list must be delivered anew, yours and those of the other party: until then no question is answered.',
      'Codes are made by a new key from then on, and match none of before.',
      'The key of before is destroyed when its time is up.',
    ],
    sure: 'Both parties know that they have to deliver all lists again',
    act: 'Begin the new epoch',
  },
  expire: {
    begin: 'Remove what is past its time',
    title: 'Remove what is past its time',
    says: [
      'Lists, answers and keys that the agreement does not let the room keep any longer are removed.',
      'Each is looked for again afterwards, and noted in the ledger.',
    ],
    sure: 'Remove it for good',
    act: 'Remove',
  },
  upkeep: {
    begin: 'Clean up and go on',
    title: 'Clean up the room',
    says: [
      'Requests to have people erased that were interrupted are brought to their end.',
      'What is past its time, and what interrupted commands left, is removed.',
    ],
    sure: 'Clean the room up',
    act: 'Clean up',
  },
  one: (dataset: string) => `Your list ${dataset}.`,
  all: (party: string) => `All lists of ${party}.`,
  withdrawn: 'It is withdrawn: nothing is asked of it any more.',
  withdrawnBefore: 'It was withdrawn before: nothing was changed.',
  deliverAgain: 'To deliver again, approve the agreement again first.',
  outcomes: {
    gone: 'A new look found nothing of it: no file, no code of any epoch, no match and no list.',
    left: 'Something of it still lies in the room: clean up the room, and do this again.',
    ended: 'The room removes it with its daily clean-up, and notes each removal in the ledger.',
  },
  newEpoch: (epoch: number) =>
    `Epoch ${number(epoch)} began: both parties deliver all their lists again.`,
  sameEpoch: (epoch: number) =>
    `Nothing was changed: the room is in epoch ${number(epoch)}, in which nothing was delivered yet.`,
  keyUntil: (epoch: number, until: string) =>
    `The key of epoch ${number(epoch)} is destroyed after ${day(until)}.`,
  keyGone: (epoch: number) => `The key of epoch ${number(epoch)} is destroyed.`,
  expired: 'What was past its time was looked for.',
  cleaned: (folders: number, files: number) =>
    `Removed: ${plural(folders, { one: 'folder', other: 'folders' })} of interrupted commands, ${plural(files, { one: 'file', other: 'files' })} of unfinished deliveries.`,
  forgotten: 'A request to have people erased is done now:',
  epochs: 'Keys and epochs',
  epochsSay:
    'All codes of the room are made by the key of its epoch. A new epoch cuts off everything that was made before.',
  gone: 'What was removed',
  nothing: 'Nothing was to be removed.',
  removed: (many: number) =>
    `${plural(many, THINGS)} removed and looked for again, of which nothing is left`,
  unproven: 'Still there after it was removed, and tried again by the next clean-up',
  left: (many: number) => `${plural(many, THINGS)} still there`,
  columns: { what: 'What', list: 'Of', id: 'Name', why: 'Why' },
  whats: { drop: 'delivery', version: 'list', release: 'answer', list: 'list for advertising' },
  whys: {
    withdrawn: 'its party withdrew it',
    'epoch-ended': 'its epoch ended',
    'version-ended': 'a list that it was made of ended',
    'not-in-agreement': 'the agreement does not name it any more',
    replaced: 'it was damaged, and another took its place',
    'past-its-time': 'its time was up',
  },
  whyUnknown: 'it was ended before its time',
};
