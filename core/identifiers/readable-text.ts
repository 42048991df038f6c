import { MAX_IDENTIFIER_LENGTH } from '#core/limits.ts';

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;

/** A control character, or the mark of a byte that could not be read: any of them hash alike. */
const UNREADABLE = /[\p{Cc}\ufffd]/u;

/**
 * Marks that nobody sees and no value needs: soft hyphen, zero-width space, word joiner, byte order mark,
 * and what turns the direction of writing. The joiners of Persian and Indic names stay.
 */
const INVISIBLE =
  /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+/g;

/** Those, the joiners and the selectors of emoji: no address and no number is written with any. */
const INVISIBLE_IN_CODES =
  /(?:[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]|\u034f|[\ufe00-\ufe0f])+/g;

/** Without what nobody sees, joiners included: for addresses and numbers, never for names. */
export const withoutInvisible = (text: string): string => text.replace(INVISIBLE_IN_CODES, '');

/**
 * NFC text fit for a rule; refused when it holds control characters inside, a replacement mark or a lone
 * surrogate (which would all hash as U+FFFD, so that different values matched), or when it is too long.
 */
export const readableText = (raw: string): string | undefined => {
  if (raw.length > MAX_IDENTIFIER_LENGTH) return undefined;
  if (PRINTABLE_ASCII.test(raw)) return raw;
  const text = raw.replace(INVISIBLE, '').trim();
  if (UNREADABLE.test(text) || !text.isWellFormed()) return undefined;
  const composed = text.normalize('NFC');
  return composed.length > MAX_IDENTIFIER_LENGTH ? undefined : composed;
};

/** Does a value hold marks that nobody sees, which `readableText` takes out of it? */
export const holdsInvisible = (raw: string): boolean => raw.search(INVISIBLE) >= 0;
