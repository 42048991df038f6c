import type { Repair } from '#core/identifiers/repairs.ts';

/** What each repair did to a value, for the people who own the file. */
export const REPAIR_WORDS: Readonly<Record<Repair, string>> = {
  'spreadsheet-text': 'a spreadsheet\'s marks of text taken off (\' before it, or ="…")',
  'decimal-tail': 'a decimal tail such as ".0" taken off a whole number',
};
