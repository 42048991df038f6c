import { FORMATS } from '#console/words/formats.ts';

const { number, day, plural } = FORMATS.en;

/** What is held about a person, for whoever is asked by them, in English. */
export const access = {
  title: 'Access requests',
  lead: 'Whoever asks what you hold about them gets an answer for this room, and a letter (GDPR, Article 15).',
  begin: 'Answer a request',
  answer: 'What the room holds about one person',
  who: 'Who asks',
  identifiers: 'Identifiers of the person',
  identifiersSay:
    'As the person gave them. They are hashed on this machine, stand in no address, and are kept nowhere: not in the ledger, not in this console.',
  line: 'One a line.',
  identifiersWrong: 'Type one identifier of the person at least.',
  kind: 'What they are',
  kindSays: 'Of several kinds at once, begin each line with its kind and a comma.',
  eachLine: 'Each line begins with its kind',
  kinds: 'How a line begins',
  look: 'Look into the room',
  noted: 'The ledger notes that you asked, and not about whom. The other party reads that.',
  found: 'Your lists in this room hold data about this person.',
  notFound: 'Your lists in this room hold nobody who is known by what was given.',
  marked: (identifiers: number) =>
    `${plural(identifiers, { one: 'identifier is', other: 'identifiers are' })} marked to stay forgotten: whoever has one is left out of what you deliver, until that is lifted.`,
  letter: 'The answer to keep',
  letterSays: 'What only you know is marked in the letter as to be filled in.',
  letters: { en: 'Letter in English', fr: 'Letter in French' },
  letterIn: (letter: string, form: string) => `${letter}: ${form}`,
  copy: 'Copy of the data, for programs (JSON)',
  keptUntil: 'The answer is shown until the console stops, and is written to no disk by it.',
  facts: 'What was asked',
  at: 'Looked at',
  askedBy: 'By',
  times: (kind: string, identifiers: number) => `${kind} (${number(identifiers)})`,
  purpose: 'Purpose',
  basis: 'Legal basis',
  held: (dataset: string) => `In the list ${dataset}`,
  span: (since: string, until: string) =>
    `In the room since ${day(since)}, deleted after ${day(until)} at the latest.`,
  rowsOf: (dataset: string, version: string) => `Held in ${dataset}, version ${version}`,
  rowColumns: ['Codes made of', 'Attributes'],
  ownIds: (many: number) =>
    plural(many, { one: 'identifier of your own', other: 'identifiers of your own' }),
  matchKeys: (many: number) => plural(many, { one: 'match key', other: 'match keys' }),
  label: 'a random label',
  noCode: 'no identifier',
  events: (total: number, shown: number) =>
    total === shown
      ? plural(total, { one: 'event', other: 'events' })
      : `${plural(total, { one: 'event', other: 'events' })}, of which the latest ${number(shown)} are shown: the file has more`,
  eventColumns: ['When', 'Known by', 'Attributes', 'Value'],
  counted: 'Answers and lists in which the person could count',
  countedSays:
    'These ran on versions that hold the person. Nobody is told whether the person counted.',
  notCounted: 'No answer and no list ran on versions that hold the person.',
  countedColumns: ['What', 'Name', 'Made', 'Kept until', 'Asked by'],
  release: 'answer',
  list: 'list for advertising',
  onGone: (many: number) =>
    `${plural(many, { one: 'answer', other: 'answers' })} beside these ran on lists of yours that are gone: nobody can tell whether the person was on them.`,
  unsearched: 'Where nobody could look',
  unsearchedColumns: ['List', 'Version or drop', 'Why', 'Gone after'],
  why: {
    damaged: 'its files are damaged',
    'former-key': 'its codes are of a key that is not in use any more',
    'not-taken-yet': 'it was delivered and not taken yet',
  },
};
