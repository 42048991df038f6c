/** Why an identifier cannot be used. A row that loses its last identifier is quarantined for it. */
export const IDENTIFIER_REASONS = [
  'not-a-digest',
  'raw-email',
  'raw-phone',
  'digest-of-digest',
  'digest-as-plain',
  'scientific-notation',
  'unread-date',
  'placeholder',
  'invalid-identifier',
  'duplicate-identifier',
] as const;

/** Why a row as a whole cannot be used. */
export const ROW_REASONS = [
  'malformed-row',
  'no-consent',
  'undeclared-value',
  'no-identifier',
] as const;

/** The closed list of reasons for which a row is quarantined. */
export const LINT_REASONS = [...ROW_REASONS, ...IDENTIFIER_REASONS] as const;

export type IdentifierReason = (typeof IDENTIFIER_REASONS)[number];
export type LintReason = (typeof LINT_REASONS)[number];

/** What each reason means and what to do about it, for the people who own the file. */
export const REASON_ADVICE: Readonly<Record<LintReason, string>> = {
  'malformed-row': 'the row has more fields than the header, or a stray quote: export it again',
  'no-consent': 'the consent column does not hold an accepted value',
  'undeclared-value': 'an attribute holds a value that the agreement does not declare',
  'no-identifier': 'every identifier of the row is empty',
  'not-a-digest': 'not a SHA-256 digest: expected 64 hex digits or 44 characters of base64',
  'raw-email': 'a plain e-mail address stands where a digest must: hash it, or map it as raw',
  'raw-phone': 'a plain phone number stands where a digest must: hash it, or map it as raw',
  'digest-of-digest': 'the text of a digest was hashed or encoded again: hash the plain value once',
  'digest-as-plain': 'a digest stands where a plain value must: map the column as hashed',
  'scientific-notation':
    'a spreadsheet cut the digits (4.9E+11): format the column as text, and export it again',
  'unread-date': 'the date is not year first: say in the mapping how dates are written ("format")',
  placeholder: 'a filler such as "n/a" or "test@test.com", not a person',
  'invalid-identifier': 'the profile cannot normalise the value: check its format',
  'duplicate-identifier': 'an earlier row already holds this identifier',
};
