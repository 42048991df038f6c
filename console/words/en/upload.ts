import { FORMATS } from '#console/words/formats.ts';
import { DROP_REFUSAL_ADVICE } from '#core/refusals.ts';

const { number, plural } = FORMATS.en;

/** The page that hands a prepared list to the room, in English. */
export const upload = {
  title: 'Upload a list',
  lead: 'The room takes digests, turns them into tokens of its own, and deletes its copy of what you sent.',
  choose: 'Prepared lists',
  folder: 'Folder',
  list: 'List',
  rows: 'Rows',
  prepared: 'Prepared',
  sealed: 'Sealed',
  drop: 'Which one',
  noDrops: 'No list is prepared yet',
  noDropsSays: 'Prepare one of a file first: it appears here then.',
  toPrepare: 'Prepare a list',
  otherTerms: 'It was prepared under other terms than those of the agreement: prepare it anew.',
  after: 'Afterwards',
  remove: 'Remove the prepared list with its digests from this machine',
  run: 'Upload the list',
  wrong: 'Choose one of the lists.',
  working: 'Uploading the list',
  published: (list: string) => `${list} is in the room`,
  repeated: (list: string) => `The room has just this list of ${list} already`,
  repeatedSays: 'No new version was made, and nothing is charged.',
  takenOut: 'People who were taken out since stay out.',
  overtaken: (version: string) =>
    `Another list came after this one, and the room goes on with that one (${version}). Prepare this list again, and upload that.`,
  version: 'Version',
  people: 'People',
  events: 'Events',
  dropAfter: 'Prepared list on this machine',
  removed: 'removed, with its digests',
  kept: 'kept, with its digests',
  roomCopy: 'Copy of it in the room',
  roomDeleted: 'deleted',
  roomLeft: 'not deleted yet',
  uncleaned:
    'The list is decided on, but the room could not be cleaned up: its operator runs upkeep.',
  refused: 'The room refused the list',
  reasons: DROP_REFUSAL_ADVICE,
  rare: (attribute: string, minimum: number, values: string) =>
    `Fewer than ${number(minimum)} people have these values of ${attribute}, so no count of them comes out: ${values}.`,
  rareValue: (value: string, people: number) => `${value} (${number(people)})`,
  bridge: (events: string, linked: number, total: number) =>
    `${events}: ${number(linked)} of ${plural(total, { one: 'event', other: 'events' })} found their person.`,
  next: 'What is next',
  nextSays: 'The overview says what waits for you: the other party’s list, or a first question.',
  toHome: 'Go to the overview',
  again: 'Upload another list',
};
