import wrapAnsi from 'wrap-ansi';
import { textWidth } from '#cli/render/text-width.ts';
import { printable } from '#core/printable.ts';

/** How a column of a table is aligned. */
export type Align = 'left' | 'right';

const pad = (text: string, to: number, align: Align): string => {
  const gap = ' '.repeat(Math.max(0, to - textWidth(text)));
  return align === 'right' ? gap + text : text + gap;
};

const GAP = 2;

/** A column of text is not made narrower than this: a table that does not fit even so is left to the terminal. */
const NARROWEST = 12;

/** Widths that fit: the widest columns of text give way first, and no number is broken. */
const fitted = (
  widths: readonly number[],
  align: readonly Align[],
  width: number,
): readonly number[] => {
  const fit = [...widths];
  let over = fit.reduce((sum, each) => sum + each, (fit.length - 1) * GAP) - width;
  while (over > 0) {
    const texts = fit.filter((each, at) => align[at] !== 'right' && each > NARROWEST);
    if (texts.length === 0) break;
    const widest = fit.indexOf(Math.max(...texts));
    fit[widest] = (fit[widest] ?? 0) - 1;
    over -= 1;
  }
  return fit;
};

/** Rows as columns of these widths; a text that is wider goes on below itself. */
const layOut = (
  rows: readonly (readonly string[])[],
  widths: readonly number[],
  align: readonly Align[],
): readonly string[] => {
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => pad(cell, widths[at] ?? 0, align[at] ?? 'left'))
      .join(' '.repeat(GAP))
      .trimEnd();
  return rows.flatMap((cells) => {
    const texts = cells.map((cell, at) => {
      const width = widths[at] ?? 0;
      return textWidth(cell) <= width ? [cell] : wrapAnsi(cell, width, { hard: true }).split('\n');
    });
    const height = Math.max(...texts.map((lines) => lines.length));
    return Array.from({ length: height }, (_, at) => line(texts.map((lines) => lines[at] ?? '')));
  });
};

/** Where it is printed, and how its columns are aligned: to the left, where nothing is said. */
interface TableStyle {
  readonly align: readonly Align[];
  /** Characters of a line of the terminal. */
  readonly width: number;
}

/** Lines of a table that is as narrow as its terminal, if it can be. Cells are escaped. */
export const fittedTable = (
  names: readonly string[],
  body: readonly (readonly string[])[],
  { align, width }: TableStyle,
): readonly string[] => {
  const rows = [names, ...body].map((row) => row.map(printable));
  const natural = names.map((_, at) => Math.max(...rows.map((row) => textWidth(row[at] ?? ''))));
  const widths = fitted(natural, align, width);
  const rule = widths.map((each) => '─'.repeat(each));
  return [
    ...layOut(rows.slice(0, 1), widths, align),
    ...layOut([rule, ...rows.slice(1)], widths, align),
  ];
};

/** Lines of a table with a header, columns two spaces apart, numbers to the right, for this terminal. */
export const tableLines = (
  names: readonly string[],
  body: readonly (readonly string[])[],
  align: readonly Align[] = [],
): readonly string[] =>
  fittedTable(names, body, { align, width: process.stdout.columns ?? Number.POSITIVE_INFINITY });

/** A whole number with thousands separated. */
export const count = (people: number): string =>
  String(people).replaceAll(/\B(?=(?:\d{3})+$)/g, ',');

/** So many of something, e.g. `1 file`, `2 files`. */
export const amount = (many: number, one: string, several = `${one}s`): string =>
  `${count(many)} ${many === 1 ? one : several}`;

/** A share as a percentage with one digit. */
export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const FULL = '█';
const PARTS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of eighths of a character, `value` of `most` of `length`. */
export const bar = (value: number, most: number, length = 24): string => {
  const eighths = most <= 0 ? 0 : Math.round((value / most) * length * 8);
  return FULL.repeat(Math.floor(eighths / 8)) + (PARTS[eighths % 8] ?? '');
};
