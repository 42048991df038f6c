import { hash } from 'node:crypto';
import { DIRT_RATES, rowFactsOf } from './dirt.ts';
import { choiceByRate, keysOf, mix32, pickFrom, seededDraw } from './draws.ts';
import { type Email, mistypedEmail, normalisedEmail } from './emails.ts';
import type { PersonProfile, SamplePeople } from './people.ts';
import { phoneField } from './phones.ts';
import { SAMPLE_FILES, type SampleFile, type SampleRow } from './rows.ts';

/** A way to write a SHA-256 digest; a lint accepts each of them. */
type DigestSpelling = 'lower-hex' | keyof typeof DIRT_RATES.digestSpelling;

/** Writes a digest of 64 lower-case hex digits in the given way. */
const spellDigest = (hex: string, spelling: DigestSpelling): string => {
  switch (spelling) {
    case 'lower-hex':
      return hex;
    case 'upper-hex':
      return hex.toUpperCase();
    case 'base64':
      return Buffer.from(hex, 'hex').toString('base64');
  }
};

const HEADER = ['user_id', 'email_sha256', 'phone', 'device', 'age_band'];

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** What comes out when a publisher hashes its fillers along with the rest. */
const PLACEHOLDER_DIGESTS = ['', 'null', 'n/a', 'test@test.com', 'none', '0'].map(sha256);
/** Hex digits of an MD5, and of a digest that a column too narrow has cut. */
const BROKEN_LENGTHS = [32, 60];

const digestOf = (email: Email): string => sha256(normalisedEmail(email));

const digestField = (seed: number, people: SamplePeople) => {
  const spelling = seededDraw(seed, 'publisher/email/spelling');
  const filler = seededDraw(seed, 'publisher/email/placeholder');
  const length = seededDraw(seed, 'publisher/email/length');
  const spellingBy = choiceByRate(DIRT_RATES.digestSpelling, 'lower-hex');
  return ({ person, facts, again }: SampleRow): string => {
    if (facts.email === 'missing') return '';
    if (facts.email === 'placeholder') return pickFrom(PLACEHOLDER_DIGESTS, filler(person));
    const email = people.email(person, people.name(person));
    if (facts.email === 'raw-email') return `${email.local}@${email.domain}`;
    const digest = digestOf(facts.email === 'typo' ? mistypedEmail(email, 'publisher') : email);
    if (facts.email === 'not-a-digest')
      return digest.slice(0, pickFrom(BROKEN_LENGTHS, length(person)));
    const style = spellingBy(spelling(person));
    if (again) return spellDigest(digest, style === 'upper-hex' ? 'lower-hex' : 'upper-hex');
    return spellDigest(digest, style);
  };
};

/** Device and age band as they stand in the file; an undeclared value in one of the two. */
const attributeFields = (seed: number) => {
  const misfit = seededDraw(seed, 'publisher/misfit');
  return ({ person, facts }: SampleRow, profile: PersonProfile): readonly string[] => {
    const { device, age_band: age } = profile;
    if (facts.declared) return [device, age];
    return misfit(person) < 0.5 ? ['console', age] : [device, ''];
  };
};

/** The publisher's file: an audience whose e-mails are already hashed, phone numbers still raw. */
export const publisherFile = (seed: number, people: SamplePeople): SampleFile => {
  const digest = digestField(seed, people);
  const phone = phoneField(seed, 'publisher', people);
  const attributes = attributeFields(seed);
  const [userKey] = keysOf(seed, 'publisher/user');
  // mix32 is a bijection, so no two rows get the same id.
  const userId = (row: number): string =>
    `u${mix32(row ^ userKey)
      .toString(16)
      .padStart(8, '0')}`;
  return {
    name: SAMPLE_FILES.publisher,
    header: HEADER,
    facts: rowFactsOf(seed, 'publisher'),
    fields: (row) => [
      ...[userId(row.row), digest(row), phone(row)],
      ...attributes(row, people.profile(row.person)),
    ],
  };
};
