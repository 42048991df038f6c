/**
 * What was certain to be meant though it was not written so: a value is put right, and counted by the kind
 * of repair, so that its owner knows. What is not certain is set aside instead. Which is which, value by
 * value: `docs/identifiers.md`.
 */
export const REPAIRS = [
  'spreadsheet-text',
  'decimal-tail',
  'invisible-characters',
  'full-width',
  'digits-of-another-script',
  'html-entity',
  'typographic',
  'display-name',
  'mail-link',
  'quotes',
  'stray-punctuation',
  'comma-for-dot',
  'phone-link',
  'extension',
  'trunk-prefix',
  'international-prefix',
  'missing-plus',
] as const;
export type Repair = (typeof REPAIRS)[number];
