import type { Spread } from '../summary.ts';

/** A cell that is not known. */
const NONE = '–';

/** Three digits that count, without a power of ten. */
export const figure = (value: number | null | undefined): string => {
  if (value === null || value === undefined) return NONE;
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
};

/** The middle, with the ends in brackets where there are more runs than one. */
export const spread = (value: Spread | null | undefined): string => {
  if (!value) return NONE;
  if (value.least === value.most) return figure(value.median);
  return `${figure(value.median)} (${figure(value.least)}–${figure(value.most)})`;
};

/** A size in people or rows, for people. */
export const sizeText = (rows: number): string =>
  rows >= 1e6 ? `${figure(rows / 1e6)} M` : rows.toLocaleString('en');

/** A table of Markdown: the first columns are words, the others numbers. */
export const markdownTable = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  words = 1,
): string => {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = header.map((_, at) => (at < words ? '---' : '---:'));
  return [header, rule, ...rows].map(row).join('\n');
};
