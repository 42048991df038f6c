import { DIRT_RATES, rowFactsOf } from './dirt.ts';
import { choiceByRate, pickFrom, seededDraw } from './draws.ts';
import { mistypedEmail, type PersonName, spellEmail } from './emails.ts';
import type { PersonProfile, SamplePeople } from './people.ts';
import { phoneField } from './phones.ts';
import { SAMPLE_FILES, type SampleFile, type SampleRow } from './rows.ts';

/** Free text as people type it into a CRM: commas, quotes and line breaks that a reader must bear. */
const NOTES: readonly ((name: PersonName) => string)[] = [
  () => 'Prefers e-mail',
  () => 'VIP, handle with care',
  ({ first }) => `Asked to be called "${first}"`,
  ({ last }) => `Moved house,\nnew address pending (family ${last})`,
  () => 'Called twice:\n- no answer\n- "call back later"',
  () => 'Size 42, colour "navy", free delivery',
  ({ first, last }) => `"${first} ${last}" on the card`,
  () => 'Complaint 2025-11, closed',
];

/** Makes the function that writes the note on a customer, empty for most. */
const customerNote = (seed: number): ((person: number, name: PersonName) => string) => {
  const present = seededDraw(seed, 'brand/note/present');
  const text = seededDraw(seed, 'brand/note/text');
  return (person, name) =>
    present(person) < DIRT_RATES.notes ? pickFrom(NOTES, text(person))(name) : '';
};

const HEADER = [
  ...['Customer ID', 'First Name', 'Last Name', 'E-mail', 'Mobile Phone'],
  ...['Loyalty Tier', 'Region', 'Marketing Consent', 'Notes'],
];
const FIRST_CUSTOMER_ID = 100_001;
const PLACEHOLDERS = ['null', 'n/a', 'test@test.com', 'none', '0'];

const emailField = (seed: number, people: SamplePeople) => {
  const spelling = seededDraw(seed, 'brand/email/spelling');
  const filler = seededDraw(seed, 'brand/email/placeholder');
  const spellingBy = choiceByRate(DIRT_RATES.emailSpelling, 'as-is');
  return ({ person, facts, again }: SampleRow, name: PersonName): string => {
    if (facts.email === 'missing') return '';
    if (facts.email === 'placeholder') return pickFrom(PLACEHOLDERS, filler(person));
    const email = people.email(person, name);
    if (facts.email === 'invalid-identifier') return `${email.local}.${email.domain}`;
    const style = spellingBy(spelling(person));
    if (again) return spellEmail(email, style === 'upper-case' ? 'as-is' : 'upper-case');
    return spellEmail(facts.email === 'typo' ? mistypedEmail(email, 'brand') : email, style);
  };
};

/** Tier and region as they stand in the file; a tier that is not declared, which has no value for unknown ones. */
const attributeFields = (seed: number) => {
  const empty = seededDraw(seed, 'brand/region/empty');
  return ({ person, facts }: SampleRow, { tier, region }: PersonProfile): readonly string[] => {
    const silent = region === 'unknown' && empty(person) < DIRT_RATES.emptyRegion;
    return facts.declared ? [tier, silent ? '' : region] : ['platinum', region];
  };
};

/** The brand's file: a CRM export with raw e-mails and phone numbers. */
export const brandFile = (seed: number, people: SamplePeople): SampleFile => {
  const email = emailField(seed, people);
  const phone = phoneField(seed, 'brand', people);
  const attributes = attributeFields(seed);
  const note = customerNote(seed);
  return {
    name: SAMPLE_FILES.brand,
    header: HEADER,
    facts: rowFactsOf(seed, 'brand'),
    fields: (row) => {
      const name = people.name(row.person);
      return [
        ...[String(FIRST_CUSTOMER_ID + row.row), name.first, name.last],
        ...[email(row, name), phone(row)],
        ...attributes(row, people.profile(row.person)),
        ...[row.facts.consent ? 'yes' : 'no', note(row.person, name)],
      ];
    },
  };
};
