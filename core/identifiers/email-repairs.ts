import { splitAddress } from './email-address.ts';
import { withoutEntities } from './html-entities.ts';
import { withoutInvisible } from './readable-text.ts';
import type { Repair } from './repairs.ts';
import { addressesIn, decodedText } from './spelt-addresses.ts';

/** What a profile's own document says of spellings that others leave open. */
export interface EmailHabits {
  /** A dot behind the domain makes the address a wrong one (Meta's tests). */
  readonly refusesLastDot?: boolean;
  /** Brackets in pairs are taken out, and what stands in them stays (Meta's PHP library). */
  readonly dropsBrackets?: boolean;
}

type Step = (text: string, habits: EmailHabits) => string;

/** Full-width letters, ligatures and the full stops of Chinese and Japanese, which IDNA reads as dots. */
const compatible: Step = (text) =>
  text
    .replace(/[\u3002\uff61]/g, '.')
    .replace(/[^!-~\s]+/gu, (run) => run.normalize('NFKC'))
    .normalize('NFC');

/** What a word processor makes of an apostrophe and a hyphen. */
const typed: Step = (text) =>
  text
    .replace(/(?<=[\p{L}\p{N}])[\u2018\u2019\u02bc](?=[\p{L}\p{N}])/gu, "'")
    .replace(/[\u2010-\u2015\u2212]/g, '-');

const INSIDE_BRACKETS = /[<([]\s*((?:mailto:)?[^\s<>()[\]@|]+@[^\s<>()[\]@|]+)\s*[>)\]|]/i;
const NOTE_BEHIND = /^([^\s<>()[\]@]+@[^\s<>()[\]@]+)\s*(?:\([^()@]*\)|<[^<>@]*>)$/;
const NAME_IN_QUOTES = /^(?:"[^"@]*"|\u201c[^\u201d@]*\u201d)\s*([^\s"@]+@[^\s"@]+)$/;
const ANCHOR = /^<a\s[^<>]*>\s*([^<>\s]+)\s*<\/a>$/i;
const NAMED = [ANCHOR, INSIDE_BRACKETS, NOTE_BEHIND, NAME_IN_QUOTES];
const MAIL_SCHEME = /^mailto:/i;

/** The address beside a name, as long as no other address stands there, however it is spelt. */
const named: Step = (text) => {
  const [, found] =
    NAMED.map((pattern) => pattern.exec(text)).find((match) => match !== null) ?? [];
  if (found === undefined) return text;
  const address = decodedText(found.replace(MAIL_SCHEME, '').replace(/\?.*$/, ''));
  return addressesIn(text).every((other) => other === address) ? found : text;
};

const SCHEME = /^(?:mailto|e-?mail|mail|smtp)\s*:\s*(?:\/\/)?/i;
/** A blank, `+`, `-`, `.`, `@` or `_` as links escape them; a `%` before anything else may be meant. */
const ESCAPED = /%(?:20|2[bde]|40|5f)/i;

const unescaped = (text: string): string => {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return text;
  }
};

/** `mailto:` and its like, with what a link carries besides; and an address that was escaped for a link. */
const unlinked: Step = (text) => {
  const target = SCHEME.test(text) ? text.replace(SCHEME, '').replace(/\?.*$/, '') : text;
  return ESCAPED.test(target) ? unescaped(target) : target;
};

const QUOTES = '"\'\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a\u00ab\u00bb\u00b4`';
const QUOTES_AROUND = new RegExp(`^[${QUOTES}]+|[${QUOTES}]+$`, 'g');

/** Quotes around an address, and the straight ones inside, which mail reads as if they were not there. */
const unquoted: Step = (text) => text.replace(QUOTES_AROUND, '').replaceAll('"', '').trim();

const STRAY = /^[\s<>()[\],;:=?/|*\u00b7\u2022]+|[\s<>()[\],;:!?/\\|*]+$/g;
const STRAY_AND_DOTS = /^[\s<>()[\],;:=?/|*\u00b7\u2022]+|[\s<>()[\],;:!?/\\|*.]+$/g;

/** What is left of a list or a sentence at the ends of an address, and cannot be part of it. */
const bare: Step = (text, { refusesLastDot }) =>
  text.replace(refusesLastDot === true ? STRAY : STRAY_AND_DOTS, '');

const unbracketed: Step = (text, { dropsBrackets }) =>
  dropsBrackets === true ? text.replace(/\(([^()]*)\)/g, '$1') : text;

/**
 * Whole without what stands behind the comma, which may be another field, such as a country. What countries put in
 * front of their own two letters (`co.uk`, `ac.jp`) is half of an ending.
 */
const WHOLE_DOMAIN = /\.(?!(?:co|ac|gov|ne|or),[a-z]{2}$)[^,.]{2,},/i;

/** A comma in a domain, beside the dot on the keyboard. In a local part it may as well part two names. */
const dotted: Step = (text) => {
  const address = splitAddress(text);
  if (address === undefined || !/^[^,\s]+(?:,[^,\s]+)+$/.test(address.domain)) return text;
  if (WHOLE_DOMAIN.test(address.domain)) return text;
  return `${address.local}@${address.domain.replaceAll(',', '.')}`;
};

const STEPS: readonly (readonly [Repair, Step])[] = [
  ['invisible-characters', withoutInvisible],
  ['typographic', typed],
  ['full-width', compatible],
  ['html-entity', (text) => withoutInvisible(withoutEntities(text))],
  ['display-name', named],
  ['mail-link', unlinked],
  ['quotes', unquoted],
  ['stray-punctuation', bare],
  ['stray-punctuation', unbracketed],
  ['comma-for-dot', dotted],
];

/** Wrappings of wrappings (`"<mailto:a@x.com>";`) are undone one a round; more than these nobody writes. */
const MOST_ROUNDS = 4;

/**
 * Puts right what is certain to be meant, and notes how. It says nothing of whether an address came out:
 * what could be read in two ways is left as it stands.
 */
export const repairEmail = (text: string, habits: EmailHabits, told: Set<Repair>): string => {
  let current = text;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = current;
    for (const [repair, step] of STEPS) {
      const next = step(current, habits);
      if (next !== current) told.add(repair);
      current = next;
    }
    if (current === before) break;
  }
  return current;
};
