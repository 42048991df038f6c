import type { CountedCell } from '#core/privacy/cell-outcome.ts';

/**
 * How the cells of a question stand in rows and columns, and what these hold together. Every person has
 * one declared value of each attribute, so the cells of a line add up to its total.
 */
interface Margins {
  /** Declared values of attribute B; 1 for a one-attribute table. */
  readonly columns: number;
  /** People of a row, all columns together; undefined when fewer than k. */
  readonly rowTotal: (row: number) => number | undefined;
  /** People of a column, all rows together; undefined when fewer than k. */
  readonly columnTotal: (column: number) => number | undefined;
  /** All people of the table; undefined when fewer than k. */
  readonly total: number | undefined;
}

/**
 * The exact counts of a question as a table: on it is decided which cells protect which. SQL never
 * returns a count below k, so such a count is `undefined` and nothing here may depend on its true value.
 */
export interface CountTable extends Margins {
  /** Declared values of attribute A. */
  readonly rows: number;
  /** People of a cell; undefined when fewer than k. */
  readonly cell: (row: number, column: number) => number | undefined;
}

/** A parent with all people under it, and the cells that are under it by their places. */
export interface Parent extends CountedCell {
  readonly leaves: readonly number[];
}

/** The counts of a question: its declared cells row by row, and the totals of their lines. */
export interface Counts {
  readonly cells: readonly CountedCell[];
  readonly margins: Margins;
  /** What the cells are by, and the parents at each level above, where those that are not released roll up. */
  readonly rollUp?: {
    readonly attribute: string;
    readonly parents: readonly (readonly Parent[])[];
  };
}

/** The table that cells and totals make up. */
export const countTable = ({ cells, margins }: Counts): CountTable => ({
  ...margins,
  rows: cells.length / margins.columns,
  cell: (row, column) => cells[row * margins.columns + column]?.people,
});

/** Cells in one column, and how many people they hold together. */
export const countColumn = (cells: readonly CountedCell[], total: number | undefined): Counts => ({
  cells,
  margins: {
    columns: 1,
    rowTotal: (row) => cells[row]?.people,
    columnTotal: () => total,
    total,
  },
});

/** The numbers 0 to `length` - 1: the positions of a line. */
export const positions = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);
