import type { Sample } from '#core/drops/suggestion/sampled-column.ts';
import { digestShape } from '#core/lint/digest-shape.ts';

/** A value of a column that many rows share, and how many of the rows that were looked at. */
interface CommonValue {
  readonly text: string;
  readonly rows: number;
}

/** What may be shown of a column to whoever says what it holds: nothing that names a person. */
export interface PreviewedColumn {
  readonly name: string;
  /** How its first values are written: letters as `a`, digits as `9`. No value can be read from them. */
  readonly shapes: readonly string[];
  /** The share of rows in which it is empty, 0 to 1. */
  readonly empty: number;
  /** Words that many people share, such as "gold" or "yes", the most frequent first; none of a column that tells people apart. */
  readonly values: readonly CommonValue[];
}

const MAX_SHAPES = 3;
const MAX_SHAPE_LENGTH = 32;

/** A column with more values than this is not one of words that are shared. */
const MAX_VALUES = 40;

/** A value of fewer rows may be one person's. */
const MIN_ROWS = 5;

const MAX_WORD_LENGTH = 40;

/** Fewer digits than any phone number or date of birth has. */
const MAX_DIGITS = 4;

/** What parts the words of a value, and is nobody's. */
const PLAIN = /[ -~]/;

/** A value by its shape: its letters as `a`, its digits as `9`, and any character that is not of the keyboard as `·`. */
export const shapeOf = (text: string): string => {
  const shape = Array.from(text.trim(), (character) => {
    if (/\p{N}/u.test(character)) return '9';
    if (/[\p{L}\p{M}]/u.test(character)) return 'a';
    return PLAIN.test(character) ? character : '·';
  });
  return shape.length > MAX_SHAPE_LENGTH
    ? `${shape.slice(0, MAX_SHAPE_LENGTH).join('')}…`
    : shape.join('');
};

/** Whether it can be a word of a category: no address, number or digest. */
const isWord = (text: string): boolean =>
  text.length <= MAX_WORD_LENGTH &&
  !text.includes('@') &&
  text.replace(/\D/g, '').length <= MAX_DIGITS &&
  digestShape(text) === 'other';

const commonValues = (filled: readonly string[]): readonly CommonValue[] => {
  const rows = new Map<string, number>();
  for (const text of filled) rows.set(text, (rows.get(text) ?? 0) + 1);
  if (rows.size > MAX_VALUES) return [];
  return [...rows]
    .flatMap(([text, many]) => (many >= MIN_ROWS && isWord(text) ? [{ text, rows: many }] : []))
    .sort((one, two) => two.rows - one.rows);
};

/**
 * The columns of a file as they may be shown: by shapes, and by words that at least five of the first rows share in a
 * column of few different values. What a person alone has is in none of it.
 */
export const previewColumns = ({ columns, rows }: Sample): readonly PreviewedColumn[] =>
  columns.map((name, at) => {
    const filled = rows.map((fields) => (fields[at] ?? '').trim()).filter((text) => text !== '');
    return {
      name,
      shapes: [...new Set(filled.map(shapeOf))].slice(0, MAX_SHAPES),
      empty: rows.length === 0 ? 0 : 1 - filled.length / rows.length,
      values: commonValues(filled),
    };
  });
