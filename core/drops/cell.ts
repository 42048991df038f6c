import type { Repair } from '#core/identifiers/repairs.ts';

/** A cell as it was meant, and what was put right for that. */
export interface Cell {
  readonly text: string;
  readonly repair?: Repair;
}

/** `="0123"`, as exports write it so that a spreadsheet keeps a zero; also without the `=`. */
const QUOTED = /^=?\s*"([^"]*)"$/;

/** `=+4930123` or `=ann@example.org`: a value that became a formula. Anything that computes is left alone. */
const BARE_FORMULA = /^=(\+?\d+(?:\.\d+)?|[^\s()=&*/]+@[^\s()=&*/]+)$/;

/** A whole number that was a float for a while: `4930123000.0`. Up to two zeros are certain… */
const DECIMAL_TAIL = /^([+-]?\d+)[.,]0{1,2}$/;

/** …and more of them only behind digits that are no group of a thousand. */
const LONG_TAIL = /^([+-]?\d{5,})\.0{3,}$/;

/** A spreadsheet's `4.93012E+11`. `7E10` without point and sign may be somebody's number. */
const SCIENTIFIC = /^[+-]?(?:\d(?:[.,]\d*)?e[+-]\d{1,3}|\d[.,]\d*e\d{1,3})$/i;

const APOSTROPHES = /^['\u2018\u2019]+|['\u2018\u2019]$/g;

const MARK = /^\s*["'=\u2018\u2019]/;

/** Most cells begin with a letter, a digit or a plus, which costs one look. */
const isMarked = (raw: string): boolean => {
  const first = raw.charCodeAt(0);
  const isPlain =
    (first > 0x3d && first < 0x80) || (first >= 0x30 && first < 0x3a) || first === 0x2b;
  return !isPlain && MARK.test(raw);
};

const QUOTES: ReadonlySet<string> = new Set(["'", '\u2018', '\u2019']);

const meant = (text: string, raw: string): Cell =>
  text === raw ? { text } : { text, repair: 'spreadsheet-text' };

/** Undoes `="…"` and nothing else: a name may begin with an apostrophe (`'t Hooft`). */
export const cellName = (raw: string): Cell =>
  isMarked(raw) ? meant(QUOTED.exec(raw.trim())?.[1] ?? raw, raw) : { text: raw };

/** Undoes what a spreadsheet puts around a text: a leading apostrophe, `="…"`, `=` before a value. */
export const cellText = (raw: string): Cell => {
  if (!isMarked(raw)) return { text: raw };
  const text = raw.trim();
  if (QUOTES.has(text.charAt(0))) return meant(text.replace(APOSTROPHES, '').trim(), raw);
  return meant((QUOTED.exec(text) ?? BARE_FORMULA.exec(text))?.[1] ?? raw, raw);
};

/** The same for a column of numbers and codes, where a tail of zeros goes too. */
export const cellNumber = (raw: string): Cell => {
  const cell = cellText(raw);
  const text = cell.text.trim();
  if (!text.endsWith('0')) return cell;
  const whole = (DECIMAL_TAIL.exec(text) ?? LONG_TAIL.exec(text))?.[1];
  return whole === undefined ? cell : { text: whole, repair: 'decimal-tail' };
};

/** Has a spreadsheet cut the digits of this number? They are gone, so that nothing expands it. */
export const isScientific = (text: string): boolean => SCIENTIFIC.test(text.trim());
