import { cellNumber, cellText } from '#core/drops/cell.ts';
import type { ReadPart } from '#core/drops/read-cell.ts';
import { STREET_VALUE } from '#core/drops/suggestion/address-words.ts';
import { isTelling, type SampledColumn, shareOf } from '#core/drops/suggestion/sampled-column.ts';
import { isDigest, looksHashed } from '#core/lint/digest-shape.ts';

const EMAIL = /^[^@]*[^\s@]@[^\s@]+[.,][^\s@]+$/;
const HAS_TIME = /\d{1,2}:\d{2}/;
const DATE = /^\D{0,4}\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}\b|\d{1,2} \p{L}{3,}\.? \d{2,4}/u;

/** A day with a year, or a number of days since 1900. */
const BIRTH_DATE =
  /\d{4}[-/. ]?\d{1,2}[-/. ]?\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ](?:\d{4}|\d{2})\b|^\d{8}$|^\d{4,5}(?:\.\d+)?$|\p{L}{3}.*\d{2,4}|\d.*\p{L}{3}/u;

const UUID = /^\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i;

/** Numbers of Visa, Mastercard, American Express and Discover. */
const PAYMENT_CARD = /^(?:4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|6011\d{12}|65\d{14})$/;

const MIN_PHONE_DIGITS = 6;
const MAX_PHONE_DIGITS = 20;

const digitsOf = (text: string): number => text.replace(/\D/g, '').length;

const isPhone = (text: string): boolean => {
  const digits = digitsOf(text);
  if (DATE.test(text) || HAS_TIME.test(text)) return false;
  return digits >= MIN_PHONE_DIGITS && digits <= MAX_PHONE_DIGITS && !/\p{L}{5}/u.test(text);
};

/** Does a plain value look like this part of an identifier? Generous: what is broken is still one. */
const LOOKS: Readonly<Record<ReadPart, (text: string) => boolean>> = {
  email: (text) => EMAIL.test(text),
  phone: isPhone,
  maid: (text) => UUID.test(text),
  customer_id: (text) => /\d/.test(text) && !/[@:]|\s\S+\s/.test(text) && !DATE.test(text),
  given_name: (text) => /\p{L}/u.test(text) && !/[\d@]/.test(text),
  surname: (text) => /\p{L}/u.test(text) && !/[\d@]/.test(text),
  birth_date: (text) => BIRTH_DATE.test(text) && !text.includes('@'),
  place: (text) => /\p{L}{2}/u.test(text) && !/[@:]/.test(text),
  street: (text) => /\p{L}{2}/u.test(text) && !/[@]|:\/\//.test(text),
  house_number: (text) => /\d/.test(text) && text.length <= 10 && !/[@:]/.test(text),
  postcode: (text) => /\d/.test(text) && text.length <= 10 && !/[@:]/.test(text),
};

/** What the values of a column say of it. */
export type Shape = 'fits' | 'digests' | 'other-digests' | 'payment-cards' | 'strange' | 'unknown';

const MOST = 0.5;
const NEARLY_ALL = 0.9;

/** Whether the values of a column look like a part of an identifier, plain or hashed. */
export const shapeFor = (component: ReadPart, column: SampledColumn): Shape => {
  // One digest is enough: nothing else looks like it.
  if (shareOf(column, isDigest) > MOST) return 'digests';
  if (shareOf(column, looksHashed) > MOST) return 'other-digests';
  if (!isTelling(column)) return 'unknown';
  if (component === 'customer_id' && shareOf(column, (text) => PAYMENT_CARD.test(text)) > MOST)
    return 'payment-cards';
  const looks = LOOKS[component];
  const read = (text: string): boolean => looks(text) || looks(cellNumber(text).text);
  return shareOf(column, read) > MOST ? 'fits' : 'strange';
};

/** Is this nothing but such values, so that nobody needs a name to see it? */
export const isEvident = (component: ReadPart, column: SampledColumn): boolean => {
  if (!isTelling(column)) return false;
  if (component === 'street')
    return shareOf(column, (text) => STREET_VALUE.test(text)) > NEARLY_ALL;
  const international = (text: string): boolean =>
    cellText(text).text.startsWith('+') && isPhone(text);
  const looks = component === 'phone' ? international : LOOKS.email;
  return (component === 'phone' || component === 'email') && shareOf(column, looks) > NEARLY_ALL;
};

/** Is it a moment rather than a word? */
export const isMoment = (text: string): boolean => DATE.test(text) || HAS_TIME.test(text);
