import { FORMATS } from '#console/words/formats.ts';

const { number, plural, percent, day } = FORMATS.en;

const people = (count: number): string => plural(count, { one: 'person', other: 'people' });

/** The pages of lists that the room makes for the publisher, in English. */
export const lists = {
  title: 'Lists for activation',
  lead: 'Lists of people whom the publisher may reach or leave out. A coin decides for each person who is listed, so no list says of anybody for certain what they are; and nobody but the publisher learns whom it names.',
  none: 'No list is agreed on',
  noneSays:
    'This agreement has no “activations”. Both parties can agree on them: who may be listed, for what, how often, and by how much of chance.',
  how: 'The lines of an agreement that bring them',
  howWrite:
    '“airlock agreement new” writes an agreement with comments; these lines are added in it by hand, and hold once both parties approved it:',
  notInForce: 'The agreement is not in force yet: both parties have to approve it first.',
  facts: {
    use: 'What for',
    from: 'People of',
    to: 'Labels of',
    segment: 'Segment',
    consent: 'Who agreed to it',
    on: 'Matched by',
    minimum: 'Smallest segment',
    truth: 'The coin tells the truth',
    epsilon: 'A list tells',
    newest: 'Newest list',
    left: 'Lists left',
    days: 'A list may be used',
  },
  uses: { include: 'to be reached', exclude: 'to be left out' },
  everybody: 'everybody of the list',
  people,
  truthOf: (share: number) => `${percent(share)} of people`,
  epsilonOf: (epsilon: number) => `ε ${number(epsilon)} of each person`,
  daysOf: (days: number) => `for ${plural(days, { one: 'day', other: 'days' })}`,
  leftOf: (period: number, life: number) =>
    `${number(period)} in this period, ${number(life)} for life`,
  standing: {
    none: 'none yet',
    current: (expires: string) => `may be used until ${day(expires)}`,
    expired: (expires: string) => `expired on ${day(expires)}`,
  },
  open: {
    advertiser: (name: string) => `Size and price of ${name}`,
    publisher: (name: string) => `Take ${name} home`,
    look: (name: string) => `Look at ${name}`,
  },
  before: 'What the list would be',
  madeTitle: 'The list',
  size: 'The segment',
  sizeOf: (count: number, universe: number) =>
    `about ${number(count)} of about ${people(universe)} of the publisher`,
  labels: 'On the list',
  labelsOf: (labels: number) =>
    `about ${plural(labels, { one: 'label', other: 'labels' })}, drawn by chance`,
  precision: 'Precision',
  precisionSays: 'Of those on the list, so many are of the segment.',
  recall: 'Recall',
  recallSays: 'Of the segment, so many are on the list.',
  believes: 'What the publisher may believe of one person',
  believed: { who: 'Of whom', share: 'Share' },
  anybody: 'Anybody of its list, before',
  listed: 'One who is on the list',
  cost: 'Cost',
  costOf: (epsilon: number) => `ε ${number(epsilon)}`,
  free: 'nothing: it was paid for before',
  make: 'Have the list made',
  makeSays:
    'This spends one list and its price. The publisher then takes it home; you never see whom it names.',
  making: (name: string) => `Making the list ${name}`,
  made: 'The list is made. The publisher can take it home now.',
  madeBefore: 'This list was made before, of the same people and labels, and cost nothing now.',
  list: 'List',
  expires: 'May be used until',
  until: (expires: string) => day(expires),
  toList: 'Back to this list',
  sizeUnknown: 'Its size comes first',
  sizeUnknownSays:
    'A list is made only where an answer says that enough people are of its segment. That answer is a question like any other, and has a price:',
  askSize: 'Ask for its size',
  askingSize: (name: string) => `Asking for the size of ${name}`,
  sizeCells: (cells: number, width: number) =>
    `${plural(cells, { one: 'count', other: 'counts' })}, each ± ${number(width)} in 95 of 100 answers`,
  sizePrice: 'Price',
  sizeAnswer: 'It would tell',
  take: 'Take it home',
  takeSays:
    'The room hands over labels alone. Whom they name stands in the map that you kept when you prepared your list: it never leaves this machine.',
  map: 'Map of the labels',
  mapSays: 'The file that was kept as --label-map when the list was prepared.',
  noMaps: 'There is no map in the folder of this console',
  noMapsSays:
    'A map is a file ending in .ndjson. Put that of your list into the folder that the console was started with (--files).',
  file: 'New file for the ad server',
  fileSays: 'It is written into the same folder. Nothing that is there is written over.',
  fileForm: 'A name of letters, digits, dots, dashes and underscores that ends in .csv.',
  fileWrong: 'Write a name such as audience.csv, without a folder.',
  mapWrong: 'Choose one of the maps of the folder.',
  taking: (name: string) => `Taking home the list ${name}`,
  taken: (file: string, days: string) => `Written to ${file}. Use it until ${day(days)}.`,
  takenFacts: {
    written: 'Ids written',
    repeated: 'Labels with an id that was written already',
    withoutId: 'Labels of rows without an id',
    escaped: "Ids behind a ' (formulas of spreadsheets)",
    notFound: 'Labels that the map does not have',
  },
  notFound:
    'The map is not whole: take it from a copy, or prepare and upload the list anew for another edition.',
  repeated:
    'An id that several rows share names nobody: look whether the right column was named for the ids.',
  escaped:
    "An ad server does not know ids behind a ': see to it that your ids do not look like formulas.",
  forAdvertiser: 'The advertiser has lists made; you can see here how they stand.',
  auditorSays: 'You look only: size, price and the list itself are for the parties.',
  terms: 'What was agreed',
  missing: 'There is no such list',
  missingSays: 'The agreement names no activation so.',
};
