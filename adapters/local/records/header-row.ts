import { findColumns } from '#core/drops/find-columns.ts';

/** A row of texts; without them if it cannot be read. */
export interface TextRow {
  readonly fields: readonly string[] | undefined;
}

/** Share of the fields of the fullest row that a header has at least, where no names are known to tell it by. */
const FULL = 0.75;
const HALF = 0.5;

const filled = ({ fields = [] }: TextRow): number =>
  fields.filter((field) => field.trim() !== '').length;

/** Whether a row holds the names of all wanted columns. */
export const namesAll = (
  fields: readonly string[] | undefined,
  wanted: readonly string[],
): boolean =>
  fields !== undefined && findColumns(fields, wanted).every((places) => places.length > 0);

/** The first row that is about as full as the fullest: titles are not. A row that cannot be read ends the search. */
export const headerByFullness = <Row extends TextRow>(rows: readonly Row[]): Row | undefined => {
  const most = Math.max(0, ...rows.map(filled));
  const widest = Math.max(0, ...rows.map(({ fields }) => fields?.length ?? 0));
  return rows.find(
    (row) =>
      !row.fields ||
      filled(row) >= FULL * most ||
      (row.fields.length === widest && filled(row) >= HALF * most),
  );
};
