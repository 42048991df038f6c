import type { DIRT_RATES } from './dirt.ts';
import { choiceByRate, pickFrom, seededDraw } from './draws.ts';
import { type NamePools, slugOf } from './names.ts';

/** An address in its two parts, in lower case. */
export interface Email {
  readonly local: string;
  readonly domain: string;
}

/** A person's name, as the CRM spells it. */
export interface PersonName {
  readonly first: string;
  readonly last: string;
}

/** Where people have their mailbox; the rest has it at a small company. */
const PROVIDERS = {
  'gmail.com': 0.4,
  'outlook.com': 0.2,
  'yahoo.co.uk': 0.13,
  'icloud.com': 0.13,
} as const;

const LAYOUTS: readonly ((first: string, last: string) => string)[] = [
  (first, last) => `${first}.${last}`,
  (first, last) => `${first}${last}`,
  (first, last) => `${first.charAt(0)}.${last}`,
  (first, last) => `${last}.${first}`,
];

/**
 * Makes the function that gives person i an address. It ends in the person's number after a
 * letter, so no two people share one, however their names and typos turn out.
 */
export const emailOf = (
  seed: number,
  pools: NamePools,
): ((person: number, name: PersonName) => Email) => {
  const provider = seededDraw(seed, 'email/provider');
  const company = seededDraw(seed, 'email/company');
  const layout = seededDraw(seed, 'email/layout');
  const providerBy = choiceByRate(PROVIDERS, 'company');
  return (person, { first, last }) => {
    const chosen = providerBy(provider(person));
    return {
      local: `${pickFrom(LAYOUTS, layout(person))(slugOf(first), slugOf(last))}${person}`,
      domain: chosen === 'company' ? pickFrom(pools.companyDomains, company(person)) : chosen,
    };
  };
};

/** Is it a mailbox for which dots and a +tag make no difference (UID2)? */
const isGmail = ({ domain }: Email): boolean => domain === 'gmail.com';

/** The address as the uid2 profile normalises it: what is hashed. */
export const normalisedEmail = (email: Email): string =>
  `${isGmail(email) ? email.local.replaceAll('.', '') : email.local}@${email.domain}`;

/**
 * A slip in the name: the brand's clerk doubles a letter, the publisher's drops one. So the two
 * never make the same slip, and a typo always breaks the match.
 */
export const mistypedEmail = (email: Email, hand: 'brand' | 'publisher'): Email => {
  const at = email.local.search(/\d+$/) - 1;
  const head = email.local.slice(0, at);
  const letter = hand === 'brand' ? email.local.charAt(at).repeat(2) : '';
  return { ...email, local: `${head}${letter}${email.local.slice(at + 1)}` };
};

/** A way to write an address that leaves its normalised form alone. */
type EmailSpelling = 'as-is' | keyof typeof DIRT_RATES.emailSpelling;

const plain = ({ local, domain }: Email): string => `${local}@${domain}`;

const capitalised = (text: string): string =>
  text.replace(/(^|[.@])[a-z]/g, (start) => start.toUpperCase());

const dotted = (email: Email): string => {
  const bare = email.local.replaceAll('.', '');
  return `${bare.slice(0, 2)}.${bare.slice(2)}@${email.domain}`;
};

/** Writes an address in the given way. Dots and tags are kept to gmail.com, where they are void. */
export const spellEmail = (email: Email, spelling: EmailSpelling): string => {
  switch (spelling) {
    case 'as-is':
      return plain(email);
    case 'upper-case':
      return plain(email).toUpperCase();
    case 'capitalised':
      return capitalised(plain(email));
    case 'spaces':
      return ` ${plain(email)}  `;
    case 'gmail-dots':
      return isGmail(email) ? dotted(email) : plain(email);
    case 'gmail-tag':
      return isGmail(email) ? `${email.local}+offers@${email.domain}` : plain(email);
  }
};
