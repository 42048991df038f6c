import { escaped } from '#cli/html/escaped.ts';

/** A cell: a text, which is escaped, or markup of ours. */
export type Cell = string | { readonly markup: string };

/** A table of a page. */
export interface HtmlTable {
  /** What it is a table of: it is read out where the table is wider than the screen. */
  readonly label: string;
  readonly heads: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Which columns are numbers, from the left. */
  readonly numbers?: readonly number[];
  /** A name for the style. */
  readonly className?: string;
}

const markupOf = (cell: Cell): string => (typeof cell === 'string' ? escaped(cell) : cell.markup);

/** A table that scrolls by itself where it is too wide, also by keys, so that the page does not. */
export const tableMarkup = (table: HtmlTable): readonly string[] => {
  const { label, heads, rows, numbers = [], className } = table;
  const kind = (at: number): string => (numbers.includes(at) ? ' class="number"' : '');
  const cells = (row: readonly Cell[]): string =>
    row.map((cell, at) => `<td${kind(at)}>${markupOf(cell)}</td>`).join('');
  return [
    `<div class="scroll" role="region" aria-label="${escaped(label)}" tabindex="0">`,
    `<table${className === undefined ? '' : ` class="${className}"`}><thead><tr>`,
    ...heads.map((head, at) => `<th scope="col"${kind(at)}>${escaped(head)}</th>`),
    '</tr></thead><tbody>',
    ...rows.map((row) => `<tr>${cells(row)}</tr>`),
    '</tbody></table></div>',
  ];
};
