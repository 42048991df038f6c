import { choiceByRate } from './choice-by-rate.ts';
import { customerNote } from './customer-note.ts';
import { DIRT_RATES } from './dirt-rates.ts';
import { mistypedEmail, type PersonName } from './email-of.ts';
import { spellEmail } from './email-spelling.ts';
import type { PersonProfile } from './person-profile.ts';
import { phoneField } from './phone-field.ts';
import { pickFrom } from './pick-from.ts';
import { rowFactsOf } from './row-facts.ts';
import { SAMPLE_FILES, type SampleFile, type SampleRow } from './sample-file.ts';
import type { SamplePeople } from './sample-people.ts';
import { seededDraw } from './seeded-draw.ts';

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

/** Tier and region as they stand in the file; an undeclared value in one of the two. */
const attributeFields = (seed: number) => {
  const misfit = seededDraw(seed, 'brand/misfit');
  const empty = seededDraw(seed, 'brand/region/empty');
  return ({ person, facts }: SampleRow, { tier, region }: PersonProfile): readonly string[] => {
    const silent = region === 'unknown' && empty(person) < DIRT_RATES.emptyRegion;
    if (facts.declared) return [tier, silent ? '' : region];
    return misfit(person) < 0.5 ? ['platinum', region] : [tier, 'overseas'];
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
