import type { LetterWords } from '#cli/subject/letter-words.ts';
import type { Organisation, Transfer } from '#core/agreement/governance-schema.ts';
import { KIND_WORDS } from '#core/governance/documents/kind-words.ts';

const BASES: Readonly<Record<string, string>> = {
  consent: 'your consent (Article 6(1)(a))',
  contract: 'a contract with you (Article 6(1)(b))',
  'legitimate-interests': 'legitimate interests (Article 6(1)(f))',
};

const TRANSFERS: Readonly<Record<Transfer, string>> = {
  none: '',
  adequacy:
    ' Data leave the European Economic Area for that, by an adequacy decision of the European Commission (Article 45).',
  'standard-clauses':
    ' Data leave the European Economic Area for that, by standard contractual clauses (Article 46(2)(c)), of which you may have a copy.',
  'binding-rules':
    ' Data leave the European Economic Area for that, by binding corporate rules (Article 47), of which you may have a copy.',
  derogation: ' Data leave the European Economic Area for that, by a derogation (Article 49).',
};

const ROLES: Readonly<Record<Organisation['role'], string>> = {
  controller: 'controller (Article 4(7))',
  'joint-controller': 'joint controller (Article 26)',
  processor: 'processor (Article 28)',
};

const COUNTRIES = new Intl.DisplayNames('en', { type: 'region' });

const people = (many: number, one: string): string => `${many} ${one}${many === 1 ? '' : 's'}`;

/** The letter in English. Articles are those of the GDPR, Regulation (EU) 2016/679. */
export const ENGLISH: LetterWords = {
  title: (collaboration) => `What is held about you in the data room “${collaboration}”`,
  gap: (what) => `[To be filled in: ${what}]`,
  kinds: KIND_WORDS.en,
  sender: {
    is: {
      controller: 'We are the controller of these data (Article 4(7)).',
      'joint-controller':
        'We are a joint controller of these data (Article 26): you may turn to each of us.',
      processor: 'We work with these data for somebody else, as a processor (Article 4(8)).',
    },
    contacts: {
      controller: (contact) => `You reach us by: ${contact}`,
      representative: (contact) =>
        `Our representative in the European Union (Article 27): ${contact}`,
      dpo: (contact) => `Our data protection officer: ${contact}`,
    },
    all: 'the name, address and contact of the controller, and of its data protection officer',
    controller: 'the name, address and contact of the controller for whom you work',
    contact: 'how the person reaches you',
    officer: 'the data protection officer; nothing, if you need none (Article 37)',
  },
  greeting: 'Dear Sir or Madam,',
  found: (day) =>
    `You asked us which data we process about you. On ${day} we looked into the data room in which we count, together with another company, how many people both of us know. We found data about you there. This letter answers your request for that room, in the order of Article 15 of the General Data Protection Regulation (GDPR).`,
  notFound: (day) =>
    `You asked us which data we process about you. On ${day} we looked into the data room in which we count, together with another company, how many people both of us know. We found no data about you there. This letter is about that room alone.`,
  searchedBy: (asked) =>
    `We looked by what you gave us: ${asked}. If we may know you by something else, please tell us.`,
  marked: (many) =>
    `Of what you gave us, we keep ${people(many, 'mark')}: codes by which whoever has such an identifier is left out of the lists that we put into that room. We keep them because we were asked to erase data or not to use them, and so that this stays so (Articles 17(3)(b) and 21(3)).`,
  purposes: {
    head: '1. What we use your data for (Article 15(1)(a))',
    says: (purpose) => `The companies agreed on this purpose, in these words: “${purpose}”`,
    basis: (basis) => `The legal basis that they named is ${BASES[basis] ?? basis}.`,
  },
  categories: {
    head: '2. Which data these are (Article 15(1)(b))',
    says: 'The room does not hold your e-mail address, number or name in clear. It holds codes that were made of them by a secret key (pseudonyms), and these details:',
    people: (list, kinds) => `In the list “${list}”, codes of: ${kinds}.`,
    detail: (name, value) => `${name}: ${value}`,
    ownIds: (many) => `Beside them, codes of ${people(many, 'identifier')} of our own.`,
    label: 'Beside them, a random number for this entry.',
    events: (list, total) => `In the list “${list}”, ${people(total, 'event')}:`,
    more: (shown) => `The latest ${shown} are shown here; ask us for all of them.`,
  },
  recipients: {
    head: '3. Who receives them (Article 15(1)(c))',
    says: (party, role) =>
      `“${party}” (${role}) receives counts of groups of people, changed at random or rounded, and no data about you alone.`,
    lists: (many) =>
      `It may have received ${people(many, 'list')} for advertising that could have named you; see 9.`,
    operator: (account) => `The agreement names the AWS account ${account} as that of the room.`,
  },
  helpers: {
    runs: (name, role) => `“${name}” operates the room, as ${ROLES[role]}.`,
    some: (of) => `These work with the data for “${of}”:`,
    none: (of) => `Nobody works with the data for “${of}”.`,
    one: ({ name, purpose, country, transfer }) =>
      `“${name}” (${COUNTRIES.of(country) ?? country}): “${purpose}”${TRANSFERS[transfer]}`,
    stay: 'By what the companies agreed, no data leave the European Economic Area for any of this.',
    operator: 'who operates the room for you, and with which processors',
    unsaid: (of) => `which processors work with the data for “${of}”, or that none does`,
    abroad:
      'whether data leave the European Economic Area, and by which safeguards (Article 15(2))',
  },
  period: {
    head: '4. How long they are kept (Article 15(1)(d))',
    held: ({ dataset }, published, until) =>
      `“${dataset}”: in the room since ${published}, deleted after ${until} at the latest.`,
    releases: 'Counts in which you may be contained are deleted on the days that 9 names.',
  },
  rights: {
    head: '5. Your rights (Article 15(1)(e))',
    says: [
      'You may ask us to put wrong data right (Article 16), to erase them (Article 17), and to restrict their use (Article 18).',
      'You may object to their use, and to their use for direct marketing at any time and without a reason (Article 21).',
    ],
    consent:
      'You may withdraw your consent at any time (Article 7(3)). What was done before stays lawful.',
    portability:
      'You may have the data that you gave us in a form that programs read, for yourself or for another company (Article 20): the file that comes with this letter is that.',
    write: (contact) => `Write to: ${contact}`,
    how: 'how the person reaches you with such a request',
  },
  complaint: {
    head: '6. Complaints (Article 15(1)(f))',
    says: 'You may complain to a supervisory authority, in particular where you live, where you work or where you think that a rule was broken (Article 77).',
    named: (authority) => `The authority that we name for that: ${authority}`,
    authority: 'the name and address of the authority that is responsible for you',
  },
  source: {
    head: '7. Where the data come from (Article 15(1)(g))',
    from: (source) => `Of our lists the agreement says: “${source}”`,
    says: 'from whom you have the data, if not from the person: the room does not know',
  },
  decisions: {
    head: '8. Decisions by machine (Article 15(1)(h))',
    says: 'The room counts groups of people, and no count decides anything about you alone.',
    lists:
      'A list that 9 names may decide which advertising you are shown. It is drawn from a group of people, partly by chance.',
    agreed: (decisions) => `The companies agreed on this, in these words: “${decisions}”`,
    others:
      'whether you decide anything about the person by machine elsewhere (Article 22), by which logic and with which effects',
  },
  counted: {
    head: '9. Counts and lists in which you could be contained',
    says: 'These were made of lists that hold data about you. Whether you count in one depends on the other company’s list too, which we do not know.',
    release: (analysis, day, until) =>
      `${day}: a count of the kind “${analysis}”, kept until ${until}.`,
    list: (activation, day, until) =>
      `${day}: list “${activation}”, which may be used until ${until}.`,
    gone: (many) =>
      `${people(many, 'count')} beside these ran on lists of ours that are deleted: nobody can tell any more whether you were on them.`,
  },
  unsearched: {
    head: '10. Where we could not look',
    says: 'In these nobody can look for a person:',
    why: {
      damaged: 'its files are damaged',
      'former-key': 'its codes were made by a key that is not in use any more',
      'not-taken-yet': 'it was delivered and not taken into the room yet',
    },
    one: (list, why, until) => `“${list}”: ${why}; deleted after ${until} at the latest.`,
  },
  copy: {
    head: 'Copy of your data (Article 15(3))',
    says: 'The file subject.json holds all that this letter tells, for programs.',
  },
};
