import type { Transfer } from '#core/agreement/governance-schema.ts';
import { KIND_WORDS } from '#core/governance/documents/kind-words.ts';
import type { NoticeWords, ToldList } from '#core/governance/documents/notice-words.ts';
import { SPECIAL_WORDS } from '#core/governance/documents/special-words.ts';

const SPECIAL = SPECIAL_WORDS.en;
const COUNTRIES = new Intl.DisplayNames('en', { type: 'region' });
const country = (code: string): string => COUNTRIES.of(code) ?? code;

const TRANSFERS: Readonly<Record<Exclude<Transfer, 'none'>, string>> = {
  adequacy: 'a decision of the European Commission that data is protected there (Art. 45)',
  'standard-clauses': 'standard clauses of the European Commission (Art. 46(2)(c))',
  'binding-rules': 'binding rules of its group (Art. 47)',
  derogation: 'an exception of the law (Art. 49)',
};

const heldText = ({ attributes, events }: ToldList): string =>
  [
    events === undefined ? 'that you are on its list' : 'what happened and when',
    ...(events?.kind === undefined ? [] : [`of which kind it was (${events.kind})`]),
    ...(events?.amounts ?? []).map(({ name, unit }) => `an amount of each (${name}, in ${unit})`),
    ...attributes,
  ].join(', ');

const ownIdsText = (most: number): string =>
  ` Beside these it gives at most ${most} ${most === 1 ? 'identifier' : 'identifiers'} of its own of each person, such as that of a cookie, an app or a login.`;

const listText = (list: ToldList): string =>
  [
    `${list.who}: ${heldText(list)}.`,
    ` You are recognised by: ${list.recognisedBy.map((kind) => KIND_WORDS.en[kind]).join(', ')}.`,
    list.ownIds === 0 ? '' : ownIdsText(list.ownIds),
    ' All of these identifiers are scrambled (hashed) before they leave its machines.',
    list.isLabelled ? ' Each entry has a random number, too.' : '',
  ].join('');

/** The notice for people in plain English. */
export const ENGLISH: NoticeWords = {
  title: 'How we use your data together',
  lead: 'Two organisations compare their lists in a clean room: a computer that counts, and shows neither of them the list of the other.',
  headings: {
    who: 'Who we are',
    officer: 'Whom you can write to',
    purpose: 'What for, and on what legal ground',
    data: 'Which data',
    source: 'Where it comes from',
    recipients: 'Who sees something of it',
    transfers: 'Whether it leaves Europe',
    retention: 'How long it is kept',
    rights: 'Your rights',
    complaint: 'Where you can complain',
    obligation: 'Whether you have to give us your data',
    decisions: 'Whether a computer decides about you',
  },
  writeTo: (who, contact) => `Write to ${who}: ${contact}.`,
  purpose: (purpose) => `What for: ${purpose}`,
  basis: {
    consent: 'The legal ground is your consent (Art. 6(1)(a) of the GDPR).',
    contract: 'The legal ground is a contract with you (Art. 6(1)(b) of the GDPR).',
    'legitimate-interests':
      'The legal ground is a legitimate interest (Art. 6(1)(f) of the GDPR). You may object to it at any time.',
  },
  interest: (interest) => `That interest: ${interest}`,
  list: listText,
  special: {
    purpose: 'What we do it for',
    named: (name) => `“${name}”`,
    list: (who, name) => `${who}: the list “${name}”`,
    attribute: (who, name, values) =>
      `${who}: “${name}”${values.length === 0 ? '' : ` (${values.join(', ')})`}`,
    says: (what, { category, article, reason }) =>
      `${what} tells of ${SPECIAL.denotes(category)}. Lawful by ${SPECIAL.article(article)} of the GDPR (${SPECIAL.grounds[article]}): ${reason}`,
  },
  source: (who, source) => `${who}: ${source}`,
  recipient: (who) => `${who} sees counts of people, never who they are.`,
  listTaker: (who) =>
    `${who} sees counts of people, and may take home lists of its own people, partly by chance, to show them advertising or not.`,
  counts: (k) => `A count that comes out is always about at least ${k} people.`,
  activation: (purpose) =>
    `A list may be made of the people that one organisation wants to reach or to leave out: ${purpose} Each name on it is partly chance.`,
  helper: (name, purpose, code) => `${name} (${country(code)}) works for us: ${purpose}`,
  transfer: {
    none: 'By what we agreed, your data is not sent out of the European Economic Area.',
    one: (who, code, by) =>
      `${who} works with your data in ${country(code)}, outside the European Economic Area, on this ground: ${TRANSFERS[by]}.`,
    copy: 'You may ask us for a copy of the safeguards.',
  },
  kept: ({ dropsDays, tokensDays, releasesDays }) => [
    `The scrambled file: until it was read, and at most ${dropsDays} days.`,
    `What the clean room makes of it: at most ${tokensDays} days.`,
    `The counts: ${releasesDays} days in the clean room.`,
  ],
  rights: [
    'You may ask what is held about you, and for a copy (Art. 15, 20).',
    'You may have it corrected (Art. 16) or deleted (Art. 17).',
    'You may have it set aside while that is looked into (Art. 18).',
    'You may object, to advertising at any time and without a reason (Art. 21).',
    'Write to either of us. We answer within one month, and it costs nothing (Art. 12).',
  ],
  withdrawal: 'You may take your consent back at any time, for what comes after (Art. 7(3)).',
  complaint: (authority) =>
    `You may complain to ${authority}, or to the authority where you live or work.`,
  missing: {
    who: 'who the organisations are, with their addresses',
    officer: 'an address to write to',
    interest: 'the legitimate interest that is pursued',
    special: 'by what it is lawful that we hold what tells of such things',
    source: 'where the data comes from',
    helpers: 'who else works with the data, and where',
    transfers: 'whether data is sent out of the European Economic Area, and by which safeguards',
    authority: 'the authority at which people may complain',
    obligation:
      'whether people have to give their data, and what follows if they do not (Art. 13(2)(e))',
    decisions: 'whether anything is decided about a person by a computer alone (Art. 22)',
    translation: 'a translation of the texts that the agreement says in another language',
  },
};
