import { FORMATS } from '#console/words/formats.ts';
import { REASON_ADVICE } from '#core/lint/reasons.ts';
import { REPAIR_WORDS } from '#core/lint/repair-words.ts';

const { number, plural, percent } = FORMATS.en;

/** What a report of a list says, of its reading and of its arrival, in English. Reasons are those of the room itself. */
export const lint = {
  rows: 'Rows read',
  accepted: 'Rows taken',
  leftOut: 'Rows left out',
  broken: 'Rows that cannot be used',
  ofUsed: (count: number, share: number) => `${number(count)} (${percent(share)})`,
  what: 'What was not used, and why',
  allUsed: 'Every row is in the list',
  allUsedSays: 'Nothing was left out and nothing set aside.',
  columns: {
    reason: 'Reason',
    what: 'What it is about',
    count: 'How many',
    column: 'Column',
    lines: 'Lines, for example',
    meaning: 'What it means',
    next: 'What to do',
  },
  of: {
    left: 'rows, left out',
    broken: 'rows, not usable',
    identifier: 'values, row kept',
  },
  identifiers: 'Identifiers',
  kind: 'Identifier',
  seen: 'Found',
  usable: 'Usable',
  described: 'What describes people',
  part: 'Part',
  unread: 'Not read',
  keys: (mean: number, most: number) =>
    `Each person has ${number(mean)} of ${plural(most, { one: 'match key', other: 'match keys' })} on average.`,
  repaired: 'Put right by itself',
  repairs: REPAIR_WORDS,
  values: 'Values',
  how: 'How',
  unknown: 'Attributes that took the value for all others',
  attribute: 'Attribute',
  empty: 'Empty',
  unmapped: 'Not declared',
  reasons: REASON_ADVICE,
  kinds: {
    email: 'E-mail address',
    phone: 'Phone number',
    maid: 'Mobile advertising ID',
    customer_id: 'Customer number',
    name_birthdate: 'Name and birth date',
    name_postcode: 'Name and postcode',
    _own: 'Id of your own',
    _label: 'Row label',
  },
};
