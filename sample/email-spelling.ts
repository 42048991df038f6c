import type { DIRT_RATES } from './dirt-rates.ts';
import { type Email, isGmail } from './email-of.ts';

/** A way to write an address that leaves its normalised form alone. */
export type EmailSpelling = 'as-is' | keyof typeof DIRT_RATES.emailSpelling;

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
