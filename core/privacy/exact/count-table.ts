/**
 * The exact counts of a question, as far as the room itself knows them: SQL never returns a count
 * below k, so such a count is `undefined` and nothing here may depend on its true value. Every
 * person has one declared value of each attribute, so the cells of a line add up to its total.
 */
export interface CountTable {
  /** Declared values of attribute A. */
  readonly rows: readonly string[];
  /** Declared values of attribute B; `['']` for a one-attribute table. */
  readonly columns: readonly string[];
  /** People of a cell; undefined when fewer than k. */
  readonly cell: (row: number, column: number) => number | undefined;
  /** People of a row, all columns together; undefined when fewer than k. */
  readonly rowTotal: (row: number) => number | undefined;
  /** People of a column, all rows together; undefined when fewer than k. */
  readonly columnTotal: (column: number) => number | undefined;
  /** All people of the table; undefined when fewer than k. */
  readonly total: number | undefined;
}

/** The numbers 0 to `length` - 1: the positions of a line. */
export const positions = (length: number): readonly number[] => Array.from({ length }, (_, i) => i);
