import type { Repair } from '#core/identifiers/repairs.ts';

/** What each repair did to a value, for the people who own the file. */
export const REPAIR_WORDS: Readonly<Record<Repair, string>> = {
  'spreadsheet-text': 'a spreadsheet\'s marks of text taken off (\' before it, or ="…")',
  'decimal-tail': 'a decimal tail such as ".0" taken off a whole number',
  'invisible-characters': 'marks that nobody sees taken out (zero-width, direction, soft hyphen)',
  'full-width': 'full-width letters and digits written as plain ones',
  'digits-of-another-script': 'digits of another script written as 0 to 9',
  'html-entity': 'entities of a web page such as "&amp;" read as what they mean',
  typographic: 'typographic quotes and dashes written as plain ones',
  'display-name': 'a name beside the address left out, as in "Ann <…>"',
  'mail-link': 'the "mailto:" of a link taken off',
  quotes: 'quotes around the value taken off',
  'stray-punctuation': 'stray punctuation around the value taken off',
  'comma-for-dot': 'a comma read as the dot that it stands for',
  'phone-link': 'the "tel:" of a link taken off',
  extension: 'an extension behind the number left out',
  'trunk-prefix': 'the trunk 0 behind the country code left out',
  'international-prefix': 'an international prefix such as 00 or 011 read as +',
  'missing-plus': 'the + in front of a country code put there',
};
