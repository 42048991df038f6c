import { checkColumnCount } from '#adapters/local/records/column-count.ts';
import { headerByFullness, namesAll } from '#adapters/local/records/header-row.ts';
import { ReportFooter } from '#adapters/local/records/report-footer.ts';
import type { SourceInput } from '#adapters/local/records/source-input.ts';
import { type ListedSheet, type SheetCells, Workbook } from '#adapters/local/records/workbook.ts';
import { distinctNames, findColumns } from '#core/drops/find-columns.ts';
import { joinValues } from '#core/drops/several-values.ts';
import { AirlockError } from '#core/errors.ts';
import type { RecordSource, SourceRecord } from '#core/ports/record-source.ts';
import { MAX_FOOTER_LINES, MAX_HEADER_LINES } from '#core/source-limits.ts';

const BATCH = 2_000;

/** One sheet as a table. */
interface Table {
  readonly sheet: ListedSheet;
  readonly sheets: readonly ListedSheet[];
  readonly cells: SheetCells;
  /** The row of the header; 0 where the sheet is empty. */
  readonly header: number;
  readonly names: readonly string[];
  /** The rows below the table, such as totals, that are none of it. */
  readonly footer: { readonly line: number; readonly lines: number } | undefined;
}

/** A sheet of an Excel workbook (.xlsx): the named one, or the first shown one that holds the wanted columns. */
export class XlsxSource implements RecordSource {
  readonly #file: SourceInput;
  readonly #sheet: string | undefined;
  #table: Table | undefined;
  #rows = 0;
  #hidden = 0;

  constructor(file: SourceInput, sheet: string | undefined) {
    this.#file = file;
    this.#sheet = sheet;
  }

  async columns(wanted: readonly string[]): Promise<readonly string[]> {
    const names = distinctNames((await this.#tableWith(wanted)).names);
    checkColumnCount(this.#file.path, names.length);
    return names;
  }

  progress(): { done: number; total: number } {
    return { done: this.#rows, total: this.#table?.cells.rows.length ?? 1 };
  }

  /** Which sheet was read, what stands before its header, and that hidden rows were read too. */
  notes(): readonly string[] {
    if (!this.#table) return [];
    const { sheet, sheets, cells, header, footer } = this.#table;
    const others = sheets.length - 1;
    const titles = cells.rows.filter((row) => row < header).length;
    return [
      `The sheet "${sheet.name}" was read${others > 0 ? `, one of ${sheets.length}; name another with --sheet` : ''}.`,
      ...(titles > 0 ? [`The header is row ${header}: what stands above it was left out.`] : []),
      ...(footer
        ? [
            `Rows at the end, from row ${footer.line} on, that were taken as the footer of a report and left out: ${footer.lines}.`,
          ]
        : []),
      ...(this.#hidden > 0 ? [`Hidden rows were read like the others: ${this.#hidden}.`] : []),
    ];
  }

  async *records(wanted: readonly string[]): AsyncIterable<readonly SourceRecord[]> {
    const { cells, header, names, footer } = await this.#tableWith(wanted);
    const places = findColumns(names, wanted);
    const rows = cells.rows.filter((row) => row > header && row < (footer?.line ?? Infinity));
    this.#rows = 0;
    this.#hidden = rows.filter(cells.isHidden).length;
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = rows.slice(from, from + BATCH);
      yield batch.map((line) => ({
        line,
        fields: places.map((each) => this.#field(line, each)),
      }));
      this.#rows += batch.length;
    }
  }

  /** The values of a row in the columns of one name. */
  #field(row: number, places: readonly number[]): string | null {
    const texts = places.map((place) => this.#text(row, place));
    return joinValues(texts.filter((text) => text !== null));
  }

  #text(row: number, place: number): string | null {
    const text = this.#table?.cells.text(row, place + 1) ?? null;
    if (text === null || typeof text === 'string') return text;
    const column = this.#table?.names[place] ?? '';
    throw this.#fault(`the column "${column}" of row ${row} ${text.lost}`);
  }

  /** What was read before, if it has the wanted columns: a workbook takes long to read. */
  async #tableWith(wanted: readonly string[]): Promise<Table> {
    const kept = this.#table;
    const table = kept && namesAll(kept.names, wanted) ? kept : await this.#open(wanted);
    this.#table = table;
    return table;
  }

  /** The first sheet with rows below all wanted columns, else the first that holds anything. */
  async #open(wanted: readonly string[]): Promise<Table> {
    let holding: Table | undefined;
    for await (const table of this.#tables(wanted)) {
      const { names, cells, header } = table;
      if (namesAll(names, wanted) && cells.rows.some((row) => row > header)) return table;
      if (header > 0) holding ??= table;
    }
    if (holding) return holding;
    throw this.#fault('there is nothing in its sheets that are shown: name another with --sheet');
  }

  /** The sheets that may be meant, in their order, each read when the one before it was not it. */
  async *#tables(wanted: readonly string[]): AsyncGenerator<Table> {
    const workbook = await Workbook.open(this.#file);
    for (let at = 0, count = 1; at < count; at += 1) {
      let passed = 0;
      const { sheets, sheet, cells } = await workbook.read(
        (each) => this.#mayBe(each) && passed++ === at,
      );
      count = sheets.filter((each) => this.#mayBe(each)).length;
      if (count === 0) throw this.#noSheet(sheets);
      if (sheet && cells) yield { sheet, sheets, cells, ...tableIn(cells, wanted) };
    }
  }

  #mayBe({ name, hidden }: ListedSheet): boolean {
    return this.#sheet === undefined ? !hidden : isSame(name, this.#sheet);
  }

  #noSheet(sheets: readonly ListedSheet[]): AirlockError {
    const names = sheets.map(({ name }) => `"${name}"`).join(', ');
    return this.#fault(`it has no such sheet: name one of ${names} with --sheet`);
  }

  #fault(says: string): AirlockError {
    return new AirlockError('input', `"${this.#file.path}" cannot be read: ${says}.`);
  }
}

/** Spreadsheets take names of sheets for the same whatever their case. */
const isSame = (name: string, other: string): boolean =>
  findColumns([name], [other])[0]?.length === 1;

/** The texts of a row as far as they go; a cell whose text cannot be had is left empty. */
const textsOf = (cells: SheetCells, row: number): readonly string[] => {
  const fields = Array.from({ length: cells.columns }, (_, at) => {
    const text = cells.text(row, at + 1);
    return typeof text === 'string' ? text.trim() : '';
  });
  return fields.slice(0, fields.findLastIndex((field) => field !== '') + 1);
};

/** Where the table of a sheet is: its header is found as in a text, and so is what stands below it. */
const tableIn = (
  cells: SheetCells,
  wanted: readonly string[],
): Pick<Table, 'header' | 'names' | 'footer'> => {
  const rows = cells.rows
    .slice(0, MAX_HEADER_LINES)
    .map((row) => ({ row, fields: textsOf(cells, row) }));
  const named = wanted.length > 0 && rows.find(({ fields }) => namesAll(fields, wanted));
  const { row: header = 0, fields: names = [] } = named || headerByFullness(rows) || {};
  return { header, names, footer: footerOf(cells, header, { names, wanted }) };
};

const footerOf = (
  cells: SheetCells,
  header: number,
  { names, wanted }: { readonly names: readonly string[]; readonly wanted: readonly string[] },
): Table['footer'] => {
  const footer = new ReportFooter(names.length, findColumns(names, wanted));
  const last = cells.rows.filter((row) => row > header).slice(-MAX_FOOTER_LINES - 1);
  footer.release(
    last.map((line) => ({
      line,
      fields: Object.assign(
        names.map(() => ''),
        textsOf(cells, line),
      ),
      afterBlank: !cells.rows.includes(line - 1),
    })),
  );
  return footer.end();
};
