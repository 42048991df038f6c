import { FACT_WORDS } from '#cli/render/number-words.ts';
import { FORMATS } from '#console/words/formats.ts';

const { number, percent, plural } = FORMATS.en;

/** The page of the agreement in force and the one on the table, in English. */
export const terms = {
  title: 'Terms',
  lead: 'What both parties agreed on, and what lies on the table. What lies there changes nothing until both approve it.',
  standing: 'How it stands',
  standings: {
    both: 'In force, and nothing else is on the table',
    other: 'Another agreement is on the table',
    none: 'On the table; nothing is in force yet',
  },
  collaboration: 'Collaboration',
  inForce: 'In force',
  nothingInForce: 'nothing yet',
  onTable: 'On the table',
  proposedBy: 'Proposed by',
  withRoom: 'whoever made the room',
  code: 'Code that the room runs',
  approvals: 'Who approved what is on the table',
  columns: { party: 'Party', agreement: 'Agreement', code: 'Code of the room' },
  approved: 'approved',
  notApproved: 'not approved yet',
  otherCode: 'other code approved',
  changes: 'What it changes',
  changesSays:
    'What is on the table, held against what is in force. What became weaker comes first.',
  sameTerms: 'Nothing changes',
  sameTermsSays: 'It is the same agreement as the one that it is held against.',
  noneWeaker: (changes: number) =>
    `${plural(changes, { one: 'change', other: 'changes' })}, and none makes the protection of people weaker.`,
  weakened: (changes: number, weaker: number) =>
    `${plural(changes, { one: 'change', other: 'changes' })}, of which ${plural(weaker, { one: 'makes', other: 'make' })} the protection of people weaker.`,
  change: { field: 'Term', effect: 'Protection', before: 'Was', after: 'Is' },
  effects: { weaker: 'weaker', stricter: 'stricter', changed: 'changed' },
  restated: 'stated in another way',
  consequences: 'What that means for the lists in the room',
  saysOnTable: 'What is on the table says',
  saysInForce: 'What is in force says',
  saysFile: 'What the file says',
  digestOf: 'Digest',
  purpose: 'Purpose',
  legalBasis: 'Legal basis',
  bases: {
    consent: 'consent',
    contract: 'a contract',
    'legitimate-interests': 'legitimate interests',
  },
  parties: 'Who brings and asks what',
  brings: 'Brings',
  asks: 'May ask',
  asksNothing: 'nothing',
  roles: { advertiser: 'advertiser', publisher: 'publisher' },
  account: (account: string) => `AWS account ${account}`,
  noAttributes: 'no attribute',
  isEvents: 'events',
  ownIds: (ids: number) => `up to ${plural(ids, { one: 'id', other: 'ids' })} of its own a person`,
  analyses: {
    overlap: 'size of the overlap',
    segments: 'counts by one attribute',
    tables: 'counts by several attributes',
    rollup: 'counts by levels of an attribute',
    lift: 'effect of an experiment',
    balance: 'whether the arms of an experiment are alike',
    representation: 'who is matched less often than others',
    reach: 'reach and frequency',
    conversions: 'conversions after a contact',
    attribution: 'which contact a conversion is due to',
    value: 'sums of amounts',
    'event-lift': 'effect of an experiment on events',
  },
  matching: 'How people are matched',
  kinds: 'By, in this order',
  profile: 'Written by the rules of',
  country: 'Phone numbers without a country are of',
  customerIds: 'Customer numbers that differ in capitals alone',
  customerIdCases: { keep: 'are of two people', fold: 'are of one person' },
  points: 'Matching by points',
  pointsSays: (total: number, personal: number, cap: number) =>
    `Where a question says nothing else, what agrees of names, birth dates, addresses and identifiers is weighed. Two people are taken for one from ${number(total)} bits on, ${number(personal)} of them by given name and birth date. Of people who share a match key the first ${number(cap)} are compared.`,
  table: 'Table of points',
  drops: 'Files on their way to the room',
  sealed:
    'Sealed: what stands in them is keyed by a key of this collaboration and encrypted to the room, so nobody on the way can try out identifiers.',
  unsealed:
    'Not sealed: identifiers are hashed, so whoever intercepts a file can try out addresses that they know.',
  experiments: 'What chance alone decided',
  experiment: { name: 'Experiment', by: 'Decided', arms: 'Arms and their parts' },
  numbers: 'What each number means for the people on the lists',
  number: { written: 'Term', means: 'Means' },
  meanings: FACT_WORDS,
  consents: {
    attested: 'The party gives its word that everybody in a file consented.',
    boolean: 'A column with a yes may show consent. Who has none is in no file.',
    timestamp: 'A column with the time of consent may show it. Who has none is in no file.',
    tcf: 'A column of TCF strings may show consent. Whose string does not allow it is in no file.',
    gpp: 'A column of GPP strings may show it. Whose string does not allow it is in no file.',
  },
  consentAge: (days: number) =>
    `Consent that is older than ${plural(days, { one: 'day', other: 'days' })} when a file is prepared counts for nothing.`,
  tcf: {
    vendors: (numbers: string) =>
      `A TCF string must disclose and allow these vendors, by their numbers in the Global Vendor List: ${numbers}.`,
    consent: (numbers: string) =>
      `The person must have consented to these purposes of the TCF: ${numbers}.`,
    legitimateInterests: (numbers: string) =>
      `The person must have been told of these purposes of the TCF, and not have objected: ${numbers}.`,
  },
  gpp: (section: string, values: string) =>
    `In the section ${section} of a GPP string each of these must say that the person did not opt out: ${values}.`,
  listed: {
    include: (from: string, to: string, who: string) =>
      `Labels of ${to} come out for people of ${from} who are to be reached: ${who}.`,
    exclude: (from: string, to: string, who: string) =>
      `Labels of ${to} come out for people of ${from} who are to be left out: ${who}.`,
  },
  listPurpose: (purpose: string) => `Its purpose: ${purpose}`,
  listBounds: (...[inPeriod, forLife, people, days]: readonly number[]) =>
    `At most ${number(inPeriod ?? 0)} in a period and ${number(forLife ?? 0)} for life, each of ${number(people ?? 0)} people at least, gone after ${plural(days ?? 0, { one: 'day', other: 'days' })}.`,
  listCoin: (truth: number, epsilon: number) =>
    `A coin decides who is listed: it tells the truth of ${percent(truth)} of them (ε ${number(epsilon)}, which counts may not tell any more).`,
  listDoubt:
    'Counts are exact, and lists come out beside them: nothing bounds what they tell together.',
  shares: 'What each party may spend of every budget by its questions',
  share: { share: 'Share', period: 'Answers in a period', life: 'Answers for life' },
  noLimit: 'no limit',
  unpaid: (party: string) =>
    `The share of ${party} pays for no answer at the full price: lower epsilon, raise the budgets, or divide the shares otherwise.`,
  promises: 'What is promised to the people on the lists',
  certain: (people: number) =>
    `Certain: no count that comes out describes fewer than ${number(people)} people of either list.`,
  noisy: (membership: number, attribute: number) =>
    `By noise: with one person more or less on a list, answers are nearly as likely (ε ${number(membership)}), and with another attribute of one person too (ε ${number(attribute)}), whatever else the reader knows.`,
  noiseless:
    'Not promised: there is no noise, so whoever compares answers may learn about one person.',
  exceptions: 'Special categories, by exception',
  exception: {
    at: 'Where',
    category: 'Category',
    article: 'Article of the GDPR',
    reason: 'Reason',
  },
  categories: {
    health: 'health',
    religion: 'religion or belief',
    politics: 'political opinions',
    ethnicity: 'ethnic origin',
    'sexual-life': 'sexual life',
    'trade-union': 'trade union membership',
    biometrics: 'biometric data',
    'criminal-record': 'criminal record',
    children: 'children',
    'precise-location': 'precise location',
    vulnerability: 'vulnerable people',
    'unread-script': 'words in a script that nobody read',
  },
  organisations: 'Who answers for the data',
  organisation: { name: 'Name', role: 'As', contacts: 'Write to', source: 'Source of its lists' },
  dataRoles: {
    controller: 'controller',
    'joint-controller': 'joint controller',
    processor: 'processor',
  },
  approve: 'Approve',
  toApprove: 'Go to the approval',
  approveSays: (party: string) =>
    `You say yes for ${party} to what is shown above, and to nothing else.`,
  approveCode:
    'With it you approve the code that the room runs. Hold it against the source with "verify-deployment" first.',
  typed: 'First 8 characters of the digest',
  typedSays:
    'Ask the other party, by telephone for example, with which characters the digest of their agreement begins, and type those.',
  typedRule: '8 characters, 0 to 9 and a to f',
  typedWrong: 'This is not how the digest above begins: nothing was approved.',
  digest: 'Digest of what you approve',
  said: {
    approved: 'You approved the agreement on the table.',
    inForce: 'Both parties approved it: it is in force.',
    waits: (party: string) => `It waits for ${party} now.`,
    proposed: 'The agreement is on the table. Now both parties have to approve it.',
  },
  propose: 'Propose another agreement',
  proposeLead:
    'Choose a file with an agreement. You see what is wrong with it and what it would change before anything happens.',
  readOnly: 'This console only reads: whoever proposes starts it without --auditor.',
  back: 'Back to the terms',
  file: 'File of the agreement',
  fileSays: (folder: string) => `A file in ${folder}, the folder of this console.`,
  fileRule: '.yaml, .yml or .json',
  fileWrong: 'There is no such file in the folder: choose one of the list.',
  look: 'Look at it',
  noFiles: 'There is no agreement in the folder',
  noFilesSays: (folder: string) =>
    `Put a file that ends in .yaml, .yml or .json into ${folder}, then open this page again.`,
  faults: (faults: number) =>
    `${plural(faults, { one: 'fault', other: 'faults' })} in this file: put them right there, then look at it again.`,
  faultsOf: 'What is wrong with it',
  fault: { line: 'Line', place: 'Where', says: 'What is wrong', remedy: 'What to do' },
  advice: 'What could be better',
  blocks: 'stops its approval',
  sound: 'Nothing is wrong with this file.',
  against: {
    'in-force': 'Held against the agreement in force.',
    'on-table': 'Held against the agreement on the table, since none is in force yet.',
    file: 'Held against another file.',
  },
  proposing: (party: string) =>
    `For ${party} you put it on the table, in place of what lies there. It changes nothing until both parties approve it.`,
  doPropose: 'Propose it',
  fileChanged:
    'The file is not the one any more that you looked at, so nothing was proposed. Look at it again.',
};
