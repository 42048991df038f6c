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
  'too-many-ids',
  'too-common',
] as const;

/** Why a row with which nothing is wrong is left out: it counts against nothing. */
export const LEFT_OUT_REASONS = [
  'no-consent',
  'undisclosed-vendors',
  'undated-consent',
  'consent-too-old',
  'no-identifier',
  'repeat',
  'repeat-differs',
  'too-old',
  'duplicate-event',
  'forgotten',
] as const;

/** Why a row as a whole cannot be used. */
export const ROW_REASONS = [
  'malformed-row',
  'undeclared-value',
  'unread-time',
  'impossible-time',
  'future-event',
  'unread-value',
  'other-currency',
  'unread-consent',
  'future-consent',
  ...LEFT_OUT_REASONS,
] as const;

/** The closed list of reasons for which a row is not accepted. */
export const LINT_REASONS = [...ROW_REASONS, ...IDENTIFIER_REASONS] as const;

export type IdentifierReason = (typeof IDENTIFIER_REASONS)[number];
export type LintReason = (typeof LINT_REASONS)[number];

/** Rooms of before 0.6 called a repeated row by the reason of its identifiers. */
const LEFT_OUT: ReadonlySet<LintReason> = new Set([...LEFT_OUT_REASONS, 'duplicate-identifier']);

/** Is a row of this reason left out, rather than broken? Only broken rows can have a drop refused. */
export const isLeftOut = (reason: LintReason): boolean => LEFT_OUT.has(reason);

/** What a reason means, and what its owner may do next. */
export interface ReasonAdvice {
  readonly meaning: string;
  readonly next: string;
}

/** What each reason means and what to do about it, for the people who own the file. */
export const REASON_ADVICE: Readonly<Record<LintReason, ReasonAdvice>> = {
  'malformed-row': {
    meaning: 'the row has more fields than the header, or a stray quote',
    next: 'export it again, with every field that holds the delimiter or a quote in quotes',
  },
  'undeclared-value': {
    meaning: 'an attribute holds a value that the agreement does not declare',
    next: 'say in the mapping what it means ("values", "bands", "ignore: [case]" or "otherwise"), or agree on declaring it, or "unknown", which takes empty fields too',
  },
  'unread-time': {
    meaning: 'the time is not in the declared form',
    next: 'say "format" in the mapping, e.g. DD/MM/YYYY HH:mm:ss',
  },
  'impossible-time': {
    meaning:
      'there is no such time in the zone: a 30 February, 25:00, or an hour that the clock skips',
    next: 'see whether "format" in the mapping swaps day and month, and whether the zone is that of the file',
  },
  'future-event': {
    meaning: 'the event is in the future',
    next: 'see the clock, format and zone of the export',
  },
  'too-old': {
    meaning: 'the event is older than the agreement keeps ("maxAgeDays")',
    next: 'nothing, if the file is meant to hold more; else see whether "format" in the mapping swaps day and month',
  },
  'duplicate-event': {
    meaning: 'an equal event stands before',
    next: 'nothing; name "eventId" in the mapping if two such events are two',
  },
  'unread-value': {
    meaning: 'the value is no amount',
    next: 'write plain numbers without the sign of a currency, and 0 where there was none',
  },
  'other-currency': {
    meaning: 'the amount is in another currency than the agreement says',
    next: 'convert it before the export: the room does not',
  },
  'too-many-ids': {
    meaning: "the person has more of the party's own ids than the agreement takes",
    next: 'raise "bridges" in the agreement, or put the most used first',
  },
  'too-common': {
    meaning: 'more rows have this match key than the agreement compares ("cap" of "match")',
    next: 'nothing, where people have other keys or identifiers, by which they are compared; a row that has none left is a repeat, and compared with nobody',
  },
  'no-consent': {
    meaning: 'the consent column does not say what it must: it is empty, or says no or too little',
    next: 'nothing, if these people did not agree; else add the word that the file uses to "accept", or see what "consent" of the agreement asks of a string',
  },
  'undisclosed-vendors': {
    meaning:
      'the TCF string allows all that is asked, but has no segment of disclosed vendors, without which TCF 2.3 allows nobody anything',
    next: 'export the strings whole, with the segments behind each dot; where the CMP wrote none, have it write TCF 2.3 and ask again',
  },
  'undated-consent': {
    meaning:
      'the consent column says yes, but the column that says since when ("since" of "consent" in the mapping) is empty',
    next: 'fill in when these people agreed; leave "since" out only if the agreement asks for no "maxAgeDays"',
  },
  'consent-too-old': {
    meaning: 'consent is older than the agreement lets it count ("maxAgeDays" of "consent")',
    next: 'nothing, until these people are asked again; else see whether "format" in the mapping swaps day and month',
  },
  'unread-consent': {
    meaning:
      'the consent column holds what is not of its kind: a time in another form, or a string that is cut, changed or of a version that is not known here',
    next: 'see "kind", "format" and "zone" of "consent" in the mapping, and export strings whole; a column holds one kind',
  },
  'future-consent': {
    meaning: 'consent is in the future',
    next: 'see the clock, format and zone of the export',
  },
  forgotten: {
    meaning: 'somebody with an identifier of the row was forgotten, or objected, and stays out',
    next: 'nothing: take the row out of the file too; "forget --lift" lets people in again who come back by themselves',
  },
  'no-identifier': {
    meaning:
      'every identifier of the row is empty, and it describes nobody well enough for a match key',
    next: 'nothing, if that is so in your data; else see whether the mapping names the right columns',
  },
  repeat: {
    meaning:
      'earlier rows hold all its identifiers, or, where it has none, all its match keys as often as the agreement compares them, with the same attributes',
    next: 'nothing: each person is counted once',
  },
  'repeat-differs': {
    meaning: 'earlier rows hold all its identifiers, with other attributes',
    next: 'nothing, if the rule is right; else say "repeats" in the mapping: first, refuse, or last by a date column',
  },
  'not-a-digest': {
    meaning: 'not a SHA-256 digest, which is 64 hex digits or 44 characters of base64',
    next: 'see which hash and encoding made it, or map the column as raw',
  },
  'raw-email': {
    meaning: 'a plain e-mail address stands where a digest must',
    next: 'map the column as raw, so that it is hashed on your machine',
  },
  'raw-phone': {
    meaning: 'a plain phone number stands where a digest must',
    next: 'map the column as raw, so that it is hashed on your machine',
  },
  'digest-of-digest': {
    meaning: 'the text of a digest was hashed or encoded again',
    next: 'hash the plain value once ("airlock proof" says how yours were made)',
  },
  'digest-as-plain': {
    meaning: 'a digest stands where a plain value must',
    next: 'map the column as hashed',
  },
  'scientific-notation': {
    meaning: 'a spreadsheet cut the digits (4.9E+11)',
    next: 'format the column as text, and export it again',
  },
  'unread-date': {
    meaning: 'the date is not year first',
    next: 'say in the mapping how dates are written ("format")',
  },
  placeholder: {
    meaning: 'a filler such as "n/a" or "test@test.com", not a person',
    next: 'leave the field empty at its source',
  },
  'invalid-identifier': {
    meaning: 'the profile cannot normalise the value',
    next: 'see its format: an e-mail without @, a phone number without a country',
  },
  'duplicate-identifier': {
    meaning: 'an earlier row holds this identifier and keeps it',
    next: 'nothing, for a household that shares a phone; else merge the rows of a person before the export',
  },
};
