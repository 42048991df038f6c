import type { Delimiter } from '#adapters/local/records/delimiter.ts';

/**
 * How a quote is written inside a quoted field: twice (RFC 4180); behind a backslash, as MySQL and others
 * write it, with `\N` for nothing; or just so, by programs that forgot.
 */
export type Quoting = 'doubled' | 'backslash' | 'bare';

/** How the fields of a row are told apart. */
export interface Dialect {
  readonly delimiter: Delimiter;
  readonly quoting: Quoting;
}

/** Fields of a row, or what is wrong with its quotes. */
export type Split = readonly string[] | 'open' | 'stray';

/** Where something ends that begins at `from`; -1 if it does not. */
type EndOf = (text: string, from: number, delimiter: Delimiter) => number;

/** The next place of one of two characters that no backslash escapes. */
const unescaped = (text: string, from: number, mark: string): number => {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === mark) return at;
  }
  return -1;
};

const doubled: EndOf = (text, from) => {
  let quote = text.indexOf('"', from + 1);
  while (quote !== -1 && text[quote + 1] === '"') quote = text.indexOf('"', quote + 2);
  return quote;
};

const escaped: EndOf = (text, from) => {
  let quote = unescaped(text, from + 1, '"');
  while (quote !== -1 && text[quote + 1] === '"') quote = unescaped(text, quote + 2, '"');
  return quote;
};

const bare: EndOf = (text, from, delimiter) => {
  let quote = text.indexOf('"', from + 1);
  while (quote !== -1 && quote + 1 < text.length && text[quote + 1] !== delimiter)
    quote = text.indexOf('"', quote + 1);
  return quote;
};

const CLOSING_QUOTE: Readonly<Record<Quoting, EndOf>> = { doubled, backslash: escaped, bare };

const fieldEnd = (text: string, from: number, { delimiter, quoting }: Dialect): number => {
  const end =
    quoting === 'backslash' ? unescaped(text, from, delimiter) : text.indexOf(delimiter, from);
  return end === -1 ? text.length : end;
};

/** What a field says, without its quotes and what escapes them. */
const meaningOf = (field: string, quoted: boolean, quoting: Quoting): string => {
  const text = quoted ? field.slice(1, -1).replaceAll('""', '"') : field;
  if (quoting !== 'backslash') return text;
  return text === '\\N' ? '' : text.replace(/\\(.)/gs, '$1');
};

/**
 * Splits the text of one row. A quote inside a field that does not begin with one is a character like any
 * other.
 */
export const splitRow = (text: string, dialect: Dialect): Split => {
  const { delimiter, quoting } = dialect;
  if (!text.includes('"') && (quoting !== 'backslash' || !text.includes('\\')))
    return text.split(delimiter);
  const fields: string[] = [];
  let at = 0;
  while (at <= text.length) {
    const quoted = text[at] === '"';
    const end = quoted
      ? CLOSING_QUOTE[quoting](text, at, delimiter) + 1
      : fieldEnd(text, at, dialect);
    if (quoted && end === 0) return 'open';
    const next = text[end];
    if (next !== undefined && next !== delimiter) return 'stray';
    fields.push(meaningOf(text.slice(at, end), quoted, quoting));
    at = end + 1;
  }
  return fields;
};

/** Whether a line opens or closes a quoted field that goes over its end. */
export const turnsQuotes = (line: string, quoting: Quoting): boolean => {
  const next = (from: number): number =>
    quoting === 'backslash' ? unescaped(line, from, '"') : line.indexOf('"', from);
  let odd = false;
  for (let at = next(0); at !== -1; at = next(at + 1)) odd = !odd;
  return odd;
};
