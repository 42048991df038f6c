import { withoutInvisible } from './readable-text.ts';
import type { Repair } from './repairs.ts';

/** A decimal digit of another script; the ten of a script stand in one row, beginning with its zero. */
const OTHER_DIGIT = /(?![0-9])\p{Nd}/gu;
const DIGIT = /^\p{Nd}$/u;

const asciiOf = (digit: string): string => {
  const code = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (DIGIT.test(String.fromCodePoint(code - before - 1))) before += 1;
  return String(before % 10);
};

const halved = (text: string): string =>
  text.replace(/[\uff01-\uff5e]/g, (sign) => sign.normalize('NFKC'));

const inAsciiDigits = (text: string): string => text.replace(OTHER_DIGIT, asciiOf);

/** How links, phones and advertising exports introduce a number (`p:` is that of Meta's lead forms). */
const INTRODUCTION = /^(?:tel|phone|mobile|mob|cell|callto|sms|whatsapp|p)\s*(?::|\.:?)\s*/i;
const CONTEXT = /;phone-context=(\+\d{1,7})/i;
const PARAMETERS = /;(?:isub|phone-context)=[^;]*/gi;

/** RFC 3966: a local number has its country code in `phone-context`; a sub-address is none of the number. */
const unlinked = (text: string): string => {
  if (!INTRODUCTION.test(text)) return text;
  const [, context] = CONTEXT.exec(text) ?? [];
  const number = text.replace(INTRODUCTION, '').replace(PARAMETERS, '');
  return context === undefined || number.startsWith('+') ? number : `${context} ${number}`;
};

const QUOTES_AROUND =
  /^["'`\u2018\u2019\u201c\u201d\u00ab\u00bb]+|["'`\u2018\u2019\u201c\u201d\u00ab\u00bb]+$/g;
const unquoted = (text: string): string => text.replace(QUOTES_AROUND, '').trim();

const STRAY = /^[\s,;:/]+|[\s,;:./]+$/g;
const REPEATED_PLUS = /^([\s(]*\+)[\s+]*\+/;

const bare = (text: string): string => text.replace(STRAY, '').replace(REPEATED_PLUS, '$1');

/** An `x` that follows digits at once may hide one (`+4917112345x100`), so it needs a blank or a comma before it. */
const EXTENSION =
  /[\s,;.-]*(?:;ext=|\be?xt(?:ension|n)?\b\.?|ext|\u0434\u043e\u0431\.?|anexo|poste|durchwahl|int\.|(?<=[\s,;])x|#)\s*[:.#]?\s*\d{1,7}#?$/iu;

const extended = (text: string): string => text.replace(EXTENSION, '');

const STEPS: readonly (readonly [Repair, (text: string) => string])[] = [
  ['invisible-characters', withoutInvisible],
  ['full-width', halved],
  ['digits-of-another-script', inAsciiDigits],
  ['quotes', unquoted],
  ['phone-link', unlinked],
  ['extension', extended],
  ['stray-punctuation', bare],
];

/**
 * A number as it would be written alone, in ASCII, and how it was put right. An extension is dialled after
 * the call is answered and is no part of a number (E.164), so it goes.
 */
export const repairPhone = (text: string, told: Repair[]): string => {
  let current = text;
  for (const [repair, step] of STEPS) {
    const next = step(current);
    if (next !== current) told.push(repair);
    current = next;
  }
  return current;
};
