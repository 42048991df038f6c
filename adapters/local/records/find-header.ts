import { type DelimitedRow, RowAssembler } from '#adapters/local/records/delimited-rows.ts';
import {
  DELIMITERS,
  type Delimiter,
  declaredDelimiter,
  sniffDelimiter,
} from '#adapters/local/records/delimiter.ts';
import type { Line } from '#adapters/local/records/text-lines.ts';
import { findColumns } from '#core/drops/find-columns.ts';

/** The header of a delimited text, and where it stands. */
export interface Header {
  readonly names: readonly string[];
  readonly delimiter: Delimiter;
  /** Its first line, from 1. */
  readonly line: number;
  /** Lines with a text in front of it, but for one that declares the delimiter. */
  readonly skipped: number;
}

/** What is known beforehand. */
export interface HeaderHints {
  /** Names of columns that it has, if it is the right one. */
  readonly wanted: readonly string[];
  readonly delimiter: Delimiter | undefined;
  readonly backslash: boolean;
}

/** Share of the fields of the fullest row that a header has at least, where no names are known to tell it by. */
const FULL = 0.75;
const HALF = 0.5;

interface Table {
  readonly delimiter: Delimiter;
  readonly rows: readonly DelimitedRow[];
}

const holds = (names: readonly string[], wanted: readonly string[]): boolean =>
  findColumns(names, wanted).every((places) => places.length > 0);

const filled = ({ fields = [] }: DelimitedRow): number =>
  fields.filter((field) => field.trim() !== '').length;

/** The first row of each table that holds all wanted names; of these the first, and the widest on its line. */
const byNames = (tables: readonly Table[], wanted: readonly string[]) =>
  tables
    .flatMap(({ delimiter, rows }) => {
      const row = rows.find(({ fields }) => fields && holds(fields, wanted));
      return row ? [{ delimiter, row }] : [];
    })
    .sort(
      (a, b) =>
        a.row.line - b.row.line || (b.row.fields?.length ?? 0) - (a.row.fields?.length ?? 0),
    )[0];

/** The first row that is about as full as the fullest: titles are not. A row that cannot be read ends the search. */
const byFullness = (rows: readonly DelimitedRow[]): DelimitedRow | undefined => {
  const most = Math.max(0, ...rows.map(filled));
  const widest = Math.max(0, ...rows.map(({ fields }) => fields?.length ?? 0));
  return rows.find(
    (row) =>
      !row.fields ||
      filled(row) >= FULL * most ||
      (row.fields.length === widest && filled(row) >= HALF * most),
  );
};

/** Lines of which the one that declares a delimiter is empty, and that delimiter. */
const withoutSepLine = (lines: readonly Line[]) => {
  const at = lines.findIndex((line) => line?.trim() !== '');
  const declared = declaredDelimiter(lines[at] ?? '');
  return { declared, lines: declared === undefined ? lines : lines.with(at, '') };
};

/**
 * Finds the header among the first lines of a text: the first row that holds all wanted names, or, if
 * none does or none are known, the one that looks most like a header. Its names are undefined if its
 * quotes are broken; no header is there if no row is.
 */
export const findHeader = (
  head: readonly Line[],
  { wanted, delimiter, backslash }: HeaderHints,
): Header | 'unreadable' | undefined => {
  const { lines, declared } = withoutSepLine(head);
  const known = delimiter ?? declared;
  const tables = (known === undefined ? DELIMITERS : [known]).map((each): Table => {
    const assembler = new RowAssembler({ delimiter: each, backslash });
    return { delimiter: each, rows: [...assembler.push(lines), ...assembler.end()] };
  });
  const texts = lines.filter((line) => line !== undefined && line.trim() !== '') as string[];
  const named = wanted.length > 0 ? byNames(tables, wanted) : undefined;
  const sniffed = known ?? sniffDelimiter(texts);
  const table = tables.find((each) => each.delimiter === (named?.delimiter ?? sniffed));
  const row = named?.row ?? byFullness(table?.rows ?? []);
  if (!table || !row) return undefined;
  if (!row.fields) return 'unreadable';
  const skipped = table.rows.filter(({ line }) => line < row.line).length;
  const names = row.fields.map((name) => name.trim());
  return { names, delimiter: table.delimiter, line: row.line, skipped };
};
