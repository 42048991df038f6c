import { fitsWidth, RowAssembler } from '#adapters/local/records/delimited-rows.ts';
import { ReportFooter } from '#adapters/local/records/report-footer.ts';
import type { Line } from '#adapters/local/records/text-lines.ts';
import { joinValues } from '#core/drops/several-values.ts';
import type { HeldRow, SourceRecord, TextLayout, TextState } from '#core/ports/record-source.ts';

/** Lines of a delimited text, and where its reader stands before them. */
export interface TextToSplit {
  readonly lines: readonly Line[];
  readonly layout: TextLayout;
  readonly state: TextState;
  readonly isLast: boolean;
  /** The line of the header, which is no record, if it may be among them. */
  readonly header?: number;
}

/** The records of such lines, and where the reader stands behind them. */
export interface SplitText {
  readonly records: readonly SourceRecord[];
  /** Records with fewer fields than the header. */
  readonly shortRows: number;
  /** At the end of a file: what it holds is its footer. */
  readonly after: TextState;
}

/** Nothing is open: a row may begin, and none is held back. */
export const stateAt = (line: number): TextState => ({
  line,
  pending: [],
  afterBlank: false,
  held: [],
  afterEmpty: false,
});

/** The same as `stateAt` has it, whatever the number of the line. */
export const isSettled = ({ pending, afterBlank, held, afterEmpty }: TextState): boolean =>
  pending.length === 0 && !afterBlank && held.length === 0 && !afterEmpty;

/** Takes lines of a text apart: the same records wherever the text is cut between two lines. */
export const splitText = ({ lines, layout, state, isLast, header }: TextToSplit): SplitText => {
  const { width, places } = layout;
  const assembler = new RowAssembler(layout, state);
  const footer = new ReportFooter(width, places, state);
  const complete = assembler.push(lines);
  const rows = isLast ? [...complete, ...assembler.end()] : complete;
  const released = footer.release(
    header === undefined ? rows : rows.filter(({ line }) => line !== header),
  );
  let shortRows = 0;
  const records = released.map((row) => {
    if (row.fields && row.fields.length < width) shortRows += 1;
    return recordOf(row, layout);
  });
  return { records, shortRows, after: { ...assembler.state, ...footer.state } };
};

/** Rows may be short, or have a comma too many at their ends; what has more fields is no row. */
export const recordOf = (
  { line, fields }: HeldRow,
  { width, places }: TextLayout,
): SourceRecord => {
  if (!fields || (fields.length > width && !fitsWidth(fields, width)))
    return { line, fields: undefined };
  return { line, fields: places.map((each) => fieldOf(fields, each)) };
};

const fieldOf = (fields: readonly string[], places: readonly number[]): string | null => {
  const [only = -1] = places;
  if (places.length <= 1) return fields[only] ?? null;
  return joinValues(places.map((place) => fields[place] ?? ''));
};
