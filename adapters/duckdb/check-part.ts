import { type FileHandle, open } from 'node:fs/promises';
import {
  type ColumnChunk,
  type ParquetFooter,
  readBytes,
  readParquetFooter,
} from '#adapters/duckdb/parquet-footer.ts';
import {
  MalformedFile,
  readThriftStruct,
  type ThriftStruct,
} from '#adapters/duckdb/thrift-struct.ts';
import {
  MAX_MEAN_VALUE_BYTES,
  MAX_PAGE_BYTES,
  MAX_PAGE_HEADER_BYTES,
  MAX_PART_PAGES,
} from '#core/part-limits.ts';

/** What a part must be, before an engine looks at it. */
export interface PartShape {
  readonly rows: number;
  readonly columns: number;
}

/** Why a part is not even tokenised. */
export type PartFlaw = 'unreadable' | 'rows-differ';

/**
 * Holds a part against its manifest and the bounds of a part: its footer and the header of each of its
 * pages, unpacking nothing. A stranger wrote it, and an engine believes what such a file says of itself:
 * a megabyte may announce a hundred million rows, or a page of two gigabytes.
 */
export const checkPart = async (path: string, shape: PartShape): Promise<PartFlaw | undefined> => {
  const file = await open(path);
  try {
    const footer = await readParquetFooter(file);
    if (footer.rows !== shape.rows) return 'rows-differ';
    checkShape(footer, shape);
    await checkPages(file, footer, shape);
    return undefined;
  } catch (fault) {
    if (fault instanceof MalformedFile) return 'unreadable';
    throw fault;
  } finally {
    await file.close();
  }
};

const demand = (holds: boolean, what: string): void => {
  if (!holds) throw new MalformedFile(what);
};

const checkShape = (
  { rows, flatColumns, columns, rowGroups }: ParquetFooter,
  shape: PartShape,
): void => {
  demand(flatColumns === shape.columns, 'other columns');
  // Also because what else a column may say that it is, and is not, an engine reports in as many ways.
  demand(
    columns.every(({ isText }) => isText),
    'a column that is no text',
  );
  demand(rowGroups.reduce((sum, group) => sum + group.rows, 0) === rows, 'rows do not add up');
  for (const group of rowGroups) {
    demand(group.chunks.length === shape.columns, 'a column is missing');
    demand(
      group.chunks.every(({ values }) => values === group.rows),
      'values do not add up',
    );
  }
};

/** What may still be read of a part. */
interface Allowance {
  pages: number;
  bytes: number;
}

const checkPages = async (
  file: FileHandle,
  { rowGroups }: ParquetFooter,
  { rows, columns }: PartShape,
): Promise<void> => {
  const allowance: Allowance = {
    pages: MAX_PART_PAGES,
    bytes: rows * columns * MAX_MEAN_VALUE_BYTES + MAX_PAGE_BYTES,
  };
  for (const { chunks } of rowGroups)
    for (const chunk of chunks) await checkChunk(file, chunk, allowance);
};

/** The pages fill the chunk from where the engine begins, without a gap or a byte behind them: there is nothing else to read. */
const checkChunk = async (
  file: FileHandle,
  chunk: ColumnChunk,
  allowance: Allowance,
): Promise<void> => {
  let values = 0;
  let at = chunk.start;
  while (at < chunk.end) {
    const most = Math.min(MAX_PAGE_HEADER_BYTES, chunk.end - at);
    const header = readThriftStruct(await readBytes(file, at, most), MAX_PAGE_HEADER_BYTES);
    const page = pageOf(header.struct);
    demand(page.values <= chunk.values, 'a page holds more values than its column');
    demand(page.unpackedBytes <= MAX_PAGE_BYTES, 'a page is too large');
    at += header.length + page.packedBytes;
    allowance.pages -= 1;
    allowance.bytes -= page.unpackedBytes;
    demand(allowance.pages >= 0 && allowance.bytes >= 0, 'too much to read');
    if (!page.isDictionary) values += page.values;
  }
  demand(values === chunk.values && at === chunk.end, 'pages do not add up');
};

interface Page {
  readonly isDictionary: boolean;
  readonly values: number;
  readonly packedBytes: number;
  readonly unpackedBytes: number;
}

/**
 * Plain, and by dictionary, old and new: what nearly every program writes. The lengths of the delta
 * encodings are packed themselves; DuckDB 1.5 does not survive damaged ones.
 */
const ENCODINGS: ReadonlySet<number | undefined> = new Set([0, 2, 8]);

/** Where the header of a page has what is told of its type, and where its encoding stands in there. */
const DATA = { type: 0, told: 5, encoding: 2 } as const;
const DICTIONARY = { type: 2, told: 7, encoding: 2 } as const;
const DATA_V2 = { type: 3, told: 8, encoding: 4 } as const;

const pageOf = (header: ThriftStruct): Page => {
  const type = [DATA, DICTIONARY, DATA_V2].find((each) => each.type === header.int(1));
  const told = type && header.struct(type.told);
  const [values, packedBytes, unpackedBytes] = [told?.int(1), header.int(3), header.int(2)];
  if (values === undefined || packedBytes === undefined || unpackedBytes === undefined)
    throw new MalformedFile('no header of a page');
  demand(ENCODINGS.has(type && told?.int(type.encoding)), 'an encoding that is not for parts');
  demand(Math.min(values, packedBytes, unpackedBytes) >= 0, 'a negative size');
  return { isDictionary: type === DICTIONARY, values, packedBytes, unpackedBytes };
};
