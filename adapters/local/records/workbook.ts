import type { Cell, CellValue, ReadOptions, Sheet } from 'hucre';
import { type ZipPart, zipContent, zipDirectory } from '#adapters/archive/zip-directory.ts';
import { type CellText, cellText, type Show } from '#adapters/local/records/sheet-cell.ts';
import { isWholePart } from '#adapters/local/records/sheet-order.ts';
import type { SourceInput } from '#adapters/local/records/source-input.ts';
import { AirlockError } from '#core/errors.ts';
import { MAX_WORKBOOK_BYTES, MAX_WORKBOOK_PARTS } from '#core/source-limits.ts';

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly hidden: boolean;
}

/** The cells of a sheet; rows and columns are counted as people do, from 1. */
export interface SheetCells {
  /** Rows that hold anything, from the top. */
  readonly rows: readonly number[];
  readonly columns: number;
  readonly isHidden: (row: number) => boolean;
  readonly text: (row: number, column: number) => CellText;
}

/** What was read of a workbook: all of its sheets by name, the picked one, and its cells, where it has any. */
export interface ReadSheet {
  readonly sheets: readonly ListedSheet[];
  readonly sheet: ListedSheet | undefined;
  readonly cells: SheetCells | undefined;
}

/** An Excel workbook (.xlsx), held in memory. Nothing of it is ever written to a disk. */
export class Workbook {
  readonly #path: string;
  readonly #bytes: Uint8Array;

  private constructor(path: string, bytes: Uint8Array) {
    this.#path = path;
    this.#bytes = bytes;
  }

  /** Reads a workbook into memory. Throws AirlockError('input') if it is none, is cut off, or unpacks to more than is held. */
  static async open(file: SourceInput): Promise<Workbook> {
    const bytes = await bytesOf(file);
    await checkWhole(file.path, bytes, checkParts(file.path, bytes));
    return new Workbook(file.path, bytes);
  }

  /** Reads the first sheet that is picked. Throws AirlockError('input') if the workbook is damaged. */
  async read(pick: (sheet: ListedSheet) => boolean): Promise<ReadSheet> {
    // Loaded only here: it takes as long as much of the command line.
    const { formatValue, readXlsx } = await import('hucre');
    const sheets: ListedSheet[] = [];
    let sheet: ListedSheet | undefined;
    const options: ReadOptions = {
      readStyles: true,
      sheets: ({ name, hidden, veryHidden }) => {
        const listed = { name, hidden: hidden === true || veryHidden === true };
        sheets.push(listed);
        const picked = !sheet && pick(listed);
        if (picked) sheet = listed;
        return picked;
      },
    };
    try {
      const [read] = (await readXlsx(this.#bytes, options)).sheets;
      return { sheets, sheet, cells: read && cellsOf(read, formatValue) };
    } catch (cause) {
      if (isChart(cause)) return { sheets, sheet, cells: undefined };
      throw unreadable(this.#path, cause);
    }
  }
}

/** What the reader says of a sheet that is a chart or a dialog. */
const isChart = (cause: unknown): boolean =>
  cause instanceof Error && cause.message.includes('missing worksheet file');

const cellsOf = (sheet: Sheet, show: Show): SheetCells => {
  const { cells, rowDefs } = sheet;
  const valueAt = (row: number, column: number): CellValue =>
    sheet.rows[row - 1]?.[column - 1] ?? null;
  const cellAt = (row: number, column: number): Cell | undefined =>
    cells?.get(`${row - 1},${column - 1}`);
  return {
    rows: sheet.rows.flatMap((row, at) => (row.some(holdsAnything) ? [at + 1] : [])),
    columns: sheet.rows.reduce((most, row) => Math.max(most, row.length), 0),
    isHidden: (row) => rowDefs?.get(row - 1)?.hidden === true,
    text: (row, column) => cellText(valueAt(row, column), cellAt(row, column), show),
  };
};

const holdsAnything = (value: CellValue): boolean => value !== null && value !== '';

const bytesOf = async (file: SourceInput): Promise<Buffer> => {
  const opened = await file.open();
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of opened.bytes()) {
      size += chunk.length;
      if (size > MAX_WORKBOOK_BYTES) throw tooLarge(file.path);
      chunks.push(chunk);
    }
    await file.checkUnchanged();
    return Buffer.concat(chunks);
  } finally {
    await opened.close();
  }
};

/** Looks at what an archive says that it holds, before any of it is unpacked. The reader of it keeps to that. */
const checkParts = (path: string, archive: Buffer): readonly ZipPart[] => {
  const parts = zipDirectory(archive);
  if (!parts) throw damaged(path);
  const isWorkbook = parts.some(({ name }) => /^\/?xl\//.test(name));
  if (!isWorkbook)
    throw new AirlockError(
      'input',
      `"${path}" is an archive or a document without a sheet: unpack it, and prepare the file that it holds.`,
    );
  const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
  if (bytes > MAX_WORKBOOK_BYTES || parts.length > MAX_WORKBOOK_PARTS) throw tooLarge(path);
  return parts;
};

/** Parts that sheets may be read from; what others keep in a workbook is never read, and may be of any form. */
const XML = /^(?!\/?customXml\/).*\.(?:xml|rels)$/i;

/** The reader takes a part that was cut off for the whole, and the last of two rows of one number. */
const checkWhole = async (
  path: string,
  archive: Buffer,
  parts: readonly ZipPart[],
): Promise<void> => {
  for (const part of parts) {
    if (!XML.test(part.name)) continue;
    const content = await zipContent(archive, part);
    // Tags are of ASCII, and a text of single bytes takes half the memory.
    if (!content || !isWholePart(content.toString('latin1'))) throw damaged(path);
  }
};

const tooLarge = (path: string, options?: ErrorOptions): AirlockError =>
  new AirlockError(
    'input',
    `"${path}" is larger than a workbook that can be read: save the sheet as CSV (UTF-8).`,
    options,
  );

const damaged = (path: string, options?: ErrorOptions): AirlockError =>
  new AirlockError(
    'input',
    `"${path}" is a damaged Excel workbook: open it in Excel, and save it again.`,
    options,
  );

/** The reader refuses a sheet with a cell so far out that the table up to it would fill the memory. */
const unreadable = (path: string, cause: unknown): AirlockError =>
  cause instanceof Error && / limit\b/.test(cause.message)
    ? tooLarge(path, { cause })
    : damaged(path, { cause });
