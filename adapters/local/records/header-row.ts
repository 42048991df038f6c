import { findColumns } from '#core/drops/find-columns.ts';

/** A row of texts. */
export interface TextRow {
  readonly fields: readonly string[];
}

/** Share of the fields of the fullest row that a header has at least, where no names are known to tell it by. */
const FULL = 0.75;
const HALF = 0.5;

const filled = ({ fields }: TextRow): number =>
  fields.filter((field) => field.trim() !== '').length;

/** Whether a row holds the names of all wanted columns. */
export const namesAll = ({ fields }: TextRow, wanted: readonly string[]): boolean =>
  findColumns(fields, wanted).every((places) => places.length > 0);

/** The first row that is about as full as the fullest: titles are not. */
const byFullness = <Row extends TextRow>(rows: readonly Row[]): Row | undefined => {
  const most = Math.max(0, ...rows.map(filled));
  const widest = Math.max(0, ...rows.map(({ fields }) => fields.length));
  return rows.find(
    (row) =>
      filled(row) >= FULL * most || (row.fields.length === widest && filled(row) >= HALF * most),
  );
};

/**
 * Finds the header among the first rows of a table: the first that holds all wanted names, or, if none does
 * or none are known, the one that looks most like a header.
 */
export const headerRow = <Row extends TextRow>(
  rows: readonly Row[],
  wanted: readonly string[],
): Row | undefined => {
  const named = wanted.length > 0 ? rows.find((row) => namesAll(row, wanted)) : undefined;
  return named ?? byFullness(rows);
};
