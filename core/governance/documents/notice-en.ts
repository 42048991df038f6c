import type { NoticeWords, ToldList } from '#core/governance/documents/notice-words.ts';

const listText = ({ who, attributes, recognisedBy, isEvents }: ToldList): string =>
  `${who}: ${isEvents ? 'what happened when' : 'that you are on its list'}${attributes.length === 0 ? '' : `, and ${attributes.join(', ')}`}. You are recognised by ${recognisedBy.join(', ')}, which are scrambled (hashed) before they leave ${who}.`;

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
  writeTo: (officer) => `Write to ${officer}.`,
  purpose: (purpose) => `What for: ${purpose}`,
  basis: {
    consent: 'The legal ground is your consent (Art. 6(1)(a) of the GDPR).',
    contract: 'The legal ground is a contract with you (Art. 6(1)(b) of the GDPR).',
    'legitimate-interests':
      'The legal ground is a legitimate interest (Art. 6(1)(f) of the GDPR). You may object to it at any time.',
  },
  interest: (interest) => `That interest: ${interest}`,
  list: listText,
  source: (who, source) => `${who}: ${source}`,
  recipient: (who) => `${who} sees counts of people, never who they are.`,
  listTaker: (who) =>
    `${who} sees counts of people, and may take home lists of its own people, partly by chance, to show them advertising or not.`,
  counts: (k) => `A count that comes out is always about at least ${k} people.`,
  activation: (purpose) =>
    `A list may be made of the people that one organisation wants to reach or to leave out: ${purpose} Each name on it is partly chance.`,
  helper: (name, purpose, country) => `${name} (${country}) works for us: ${purpose}`,
  transfer: {
    none: 'Your data is not sent out of the European Economic Area.',
    some: 'Some of those who work for us are outside the European Economic Area. You may ask us for a copy of the safeguards.',
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
    source: 'where the data comes from',
    helpers: 'who else works with the data, and where',
    authority: 'the authority at which people may complain',
    obligation:
      'whether people have to give their data, and what follows if they do not (Art. 13(2)(e))',
    decisions: 'whether anything is decided about a person by a computer alone (Art. 22)',
    translation: 'a translation of the texts that the agreement says in another language',
  },
};
