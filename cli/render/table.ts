import stringWidth from 'string-width';
import { printable } from '#core/printable.ts';

/** How a column of a table is aligned. */
export type Align = 'left' | 'right';

const pad = (text: string, to: number, align: Align): string => {
  const gap = ' '.repeat(Math.max(0, to - stringWidth(text)));
  return align === 'right' ? gap + text : text + gap;
};

/** Lines of a table with a header, columns two spaces apart, numbers to the right; cells are escaped. */
export const tableLines = (
  names: readonly string[],
  body: readonly (readonly string[])[],
  align: readonly Align[] = [],
): readonly string[] => {
  const header = names.map(printable);
  const rows = body.map((row) => row.map(printable));
  const widths = header.map((name, at) =>
    Math.max(stringWidth(name), ...rows.map((row) => stringWidth(row[at] ?? ''))),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => pad(cell, widths[at] ?? 0, align[at] ?? 'left'))
      .join('  ')
      .trimEnd();
  return [line(header), line(widths.map((each) => '─'.repeat(each))), ...rows.map(line)];
};

/** A whole number with thousands separated. */
export const count = (people: number): string => people.toLocaleString('en-GB');

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
