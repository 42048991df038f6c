import { MAX_MARKS_IN_A_ROW, MAX_PRINTED_LENGTH } from '#core/limits.ts';

/**
 * What a reader cannot see, or what moves, colours or turns the text around it: controls, format
 * characters, lone surrogates, private and unassigned ones; line and paragraph separators; characters
 * that fonts leave out; every space but the one of the keyboard; and marks piled up without end.
 */
const HIDDEN = new RegExp(
  [
    String.raw`[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]`,
    String.raw`(?! )\p{Zs}`,
    String.raw`(?<=\p{M}{${MAX_MARKS_IN_A_ROW}})\p{M}`,
  ].join('|'),
  'gu',
);

const HALF = Math.floor((MAX_PRINTED_LENGTH - 1) / 2);

/** Without its middle if it is too long: what is wrong stands first, what to do last. */
const cut = (text: string): string => {
  if (text.length <= MAX_PRINTED_LENGTH) return text;
  const [start, end] = [text.slice(0, HALF), text.slice(-HALF)];
  return `${start.replace(/[\ud800-\udbff]$/, '')}…${end.replace(/^[\udc00-\udfff]/, '')}`;
};

/** A text that others wrote, as one line of any length in which nothing is hidden: for files, where nothing may be lost. */
export const visible = (text: string): string =>
  text.replace(HIDDEN, (hidden) => `\\u{${(hidden.codePointAt(0) ?? 0).toString(16)}}`);

/**
 * A text that others wrote, as one line that is safe to print: what is hidden comes out as
 * `\u{…}`, and what is longer than a message may be loses its middle. Printing it again changes
 * nothing.
 */
export const printable = (text: string): string => cut(visible(cut(text)));

const escapeUnits = (hidden: string): string =>
  Array.from({ length: hidden.length }, (_, at) => hidden.charCodeAt(at))
    .map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`)
    .join('');

/**
 * The same text with what is hidden as `\uXXXX`: for quoted strings of JSON or YAML, whose value
 * stays what it was.
 */
export const escapedInQuotes = (quoted: string): string =>
  quoted.replace(HIDDEN, (hidden) => (hidden === '\n' ? hidden : escapeUnits(hidden)));
