import { FORMATS } from '#console/words/formats.ts';

const { number, percent, plural } = FORMATS.en;

/** The page that makes a list of a file ready, in English. */
export const prepare = {
  title: 'Prepare a list',
  lead: 'A list is made ready on this machine: identifiers are turned into digests here, and nothing leaves it before you upload.',
  folder: 'Folder',
  chooseFile: 'Which file is the list?',
  file: 'File',
  size: 'Size',
  changed: 'Changed',
  as: 'Prepare it as',
  kilobytes: (count: number) => `${number(count)} kB`,
  noFiles: 'There is no list in this folder',
  noFilesSays:
    'Put a CSV, TSV, JSON, Parquet or Excel (.xlsx) file into it, and look again. Links to files elsewhere are not followed.',
  again: 'Look again',
  noLists: 'The agreement asks no list of you',
  noListsSays: 'There is nothing to prepare until both parties agree on a list of yours.',
  missing: 'This file is not in the folder',
  missingSays:
    'It may have been renamed or removed. Only files of the folder itself can be prepared.',
  otherFile: 'Choose another file',
  map: 'Say what the columns hold',
  mapLead:
    'The suggestion comes from the names of the columns and the first rows. Check it: what you do not use is dropped.',
  list: 'List',
  looked: 'Rows looked at',
  encoding: 'Letters',
  encodingAsk: 'Do names of columns look wrong?',
  encodings: {
    'utf-8': 'UTF-8 (usual)',
    'windows-1252': 'Windows (Western Europe)',
    latin1: 'Latin-1',
    'utf-16le': 'UTF-16 LE',
    'utf-16be': 'UTF-16 BE',
  },
  readAgain: 'Read it again',
  earlier: 'Start from an earlier mapping',
  columns: 'Columns',
  columnsSays:
    'Values are never shown: a stands for a letter and 9 for a digit, in the first rows of each column.',
  column: 'Column',
  shape: 'Written like',
  emptyShare: 'Empty',
  otherColumns: (count: number) =>
    `${plural(count, { one: 'more column is', other: 'more columns are' })} not used:`,
  showAll: 'Show them too',
  use: 'Used as',
  useOf: (column: string) => `What ${column} is used as`,
  share: (share: number) => percent(share),
  noValue: 'empty',
  groups: {
    identifiers: 'Identifiers',
    person: 'Describes the person',
    attributes: 'Attributes',
    more: 'More',
  },
  ignored: 'not used',
  hashed: (kind: string) => `${kind}, hashed already`,
  attributeRole: (name: string) => `Attribute: ${name}`,
  parts: {
    given_name: 'Given name',
    surname: 'Surname',
    birth_date: 'Birth date',
    postcode: 'Postcode',
    place: 'Town',
    street: 'Street',
    house_number: 'House number',
  },
  plain: {
    consent: 'Consent',
    since: 'Day of consent',
    country: 'Country of the phone number',
    own: 'Id of your own (cookie, app, login)',
    updated: 'Day of the last change',
    label: 'Your id of the row, for lists you are sent',
  },
  open: 'To decide before it can be prepared',
  aside: 'What else was noticed',
  about: { missing: '(not found)', open: '(to decide)', 'left-out': '(not taken)' },
  attributes: 'Attributes',
  attributesSays:
    'Each attribute of the agreement needs a column, and each value one that is declared.',
  declared: (values: string) => `Declared: ${values}`,
  from: (name: string) => `Column of ${name}`,
  fromSays: 'Only where that column is used for something else above too.',
  asAbove: 'the one marked above',
  noColumn: 'No column is chosen for this attribute yet: mark one above, or choose one here.',
  valueMeans: (value: string) => `"${value}" means`,
  valueRows: (rows: number) =>
    `In ${plural(rows, { one: 'row', other: 'rows' })} of those looked at.`,
  asIs: 'as it stands',
  tooMany:
    'Its values are too many or too rare to be shown: use bands for numbers and dates, or say what others count as.',
  otherwise: 'Any other value counts as',
  otherwiseSays: 'Also for values that are not shown here.',
  leaveOut: 'nothing: the row is left out',
  ignore: 'Differences that do not matter',
  ignores: { case: 'capitals', accents: 'accents' },
  more: (name: string) => `Numbers and dates of ${name}`,
  bands: 'Bands, one on a line',
  bandsSays: 'For example 18-34 = young, or 35+ = older.',
  unit: 'Count from the date in the column',
  units: {
    none: 'nothing: it holds numbers, or bands are of days',
    yearsBefore: 'years up to a day, as for ages',
    monthsBefore: 'months up to a day',
    daysBefore: 'days up to a day',
  },
  day: 'Up to this day',
  dates: 'Dates, phone numbers and ids',
  birth: 'How birth dates are written',
  written: 'How dates are written',
  yearFirst: 'year first, such as 1980-12-31',
  year: 'First year of two digits',
  yearSays: 'Only where years have two digits: 1930 reads 29 as 2029 and 30 as 1930.',
  country: 'Country of phone numbers',
  countrySays:
    'Two letters, such as FR, for numbers that do not begin with +. Left empty, that of the agreement holds.',
  split: 'What parts several ids in one column',
  splitSays: 'For example ; – leave it empty where each column has one id.',
  consent: 'Consent',
  consentSays: 'Only rows of people who agreed are used.',
  consentKind: 'What the column holds',
  consentKinds: {
    boolean: 'a word, such as yes',
    timestamp: 'the time of consent',
    tcf: 'a TCF string',
    gpp: 'a GPP string',
  },
  accept: 'Words that mean yes',
  acceptWord: (word: string, rows: number) =>
    `${word} (${plural(rows, { one: 'row', other: 'rows' })})`,
  acceptMore: 'Other words that mean yes',
  acceptMoreSays: 'Parted by commas, as they stand in the file.',
  attest: 'No column holds consent: what did everybody in the file agree to?',
  attestMissing: 'Say it here, or mark a column of consent above.',
  attestSays:
    'Your word, which the room keeps with the list. For example: all agreed to marketing in the order form of 2026.',
  repeats: 'Several rows of one person',
  repeatsLabel: 'Where their attributes differ',
  repeatsSays: 'A column marked as day of the last change goes before this.',
  repeatsRules: {
    first: 'the first row counts',
    refuse: 'prepare nothing, and tell me',
  },
  output: 'Where it goes',
  out: 'Folder for the list',
  outSays: (folder: string) =>
    `A new folder in ${folder}. The mapping is saved beside it, to be used again.`,
  outRule: 'Letters, digits, dots, dashes and underscores; a name that is not there yet.',
  twice: (use: string) => `More than one column is used as "${use}": keep one of them.`,
  outRuleBroken:
    'This is no name for a new folder, or it is taken, and nothing is overwritten: choose another.',
  run: 'Prepare the list',
  look: 'Show the fields for these uses',
  wrongMapping: 'This mapping cannot be used yet.',
  wrongField: 'This cannot be used: see what the room says above.',
  changedFile:
    'The file changed since the form was shown, so it was read again: check it once more.',
  notAll: 'This mapping says more than the form can show: use the command line to keep all of it.',
  key: 'The drop key is needed first',
  keySays:
    'Lists of this agreement are sealed, so that nobody on the way can try out identifiers. The key is a secret: keep its file to yourself.',
  getKey: 'Get the drop key',
  hasKey: (file: string) => `The list is sealed with ${file}.`,
  events: 'This is a list of events',
  eventsSays:
    'Its columns of times and amounts are mapped in a file. Two commands do it: the first suggests that file, the second prepares the list.',
  eventsNext: 'A list that was prepared so in this folder can be uploaded from here.',
  auditor: 'Whoever only looks prepares nothing: this is the mapping that the file suggests.',
  working: 'Preparing the list',
  prepared: (rows: number) => `${number(rows)} rows are ready`,
  preparedSays: (folder: string) => `The list is in ${folder}. Nobody has it until you upload it.`,
  refused: {
    'nothing-left':
      'No row of the file can be used: correct the file or what its columns are used as.',
    'repeats-differ':
      'Rows of one person differ, and you asked for nothing to be prepared then: correct the file.',
    'too-many-rejects':
      'More of the file is unusable than the agreement tolerates: correct what the report names.',
  },
  upload: 'Upload the list',
  change: 'Change the mapping',
  quarantine: 'Each row that is not in the list, by line, column and reason:',
  roomNotes: 'What else the room says',
  tooFew: (people: number, minimum: number) =>
    `It has ${plural(people, { one: 'person', other: 'people' })}, and the agreement asks for ${number(minimum)}: no question runs on it before a larger list is delivered.`,
  low: 'Why fewer people may match than you expect',
  lowNone:
    'Nothing in this list points to a low match rate. It depends on the other party’s list as well.',
  lowCauses: {
    missing: (kind: string) =>
      `${kind}: the agreement takes it, and your list has none. Whoever is known to the other party by it alone is not found.`,
    few: (kind: string, share: number) =>
      `${kind}: only ${percent(share)} of the rows have one that can be used.`,
    aside: (kind: string, share: number) =>
      `${kind}: ${percent(share)} of the values cannot be used; the report says why.`,
    hashed: (kind: string) =>
      `${kind}: digests are taken as they are. Made of text that was written otherwise, with capitals or blanks, they match nobody.`,
  },
  suspicions: {
    'short-postcode':
      'postcodes have fewer digits than the country’s: a spreadsheet dropped the first zero.',
    'digests-of-upper-case': 'the digests were made of text in upper case, and match nobody.',
    'digests-with-newline':
      'the digests were made with a line break behind the text, and match nobody.',
    'digests-with-blank': 'the digests were made with a blank behind the text, and match nobody.',
    'digests-in-quotes': 'the digests were made of text in quotes, and match nobody.',
    'digests-of-utf-16': 'the digests were made of UTF-16 in place of UTF-8, and match nobody.',
    'digests-without-plus':
      'the digests were made of numbers without +, which few profiles ask for.',
  },
  suspicion: (kind: string, count: number, says: string) => `${kind} (${number(count)}): ${says}`,
};
