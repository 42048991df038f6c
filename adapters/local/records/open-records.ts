import { DelimitedSource } from '#adapters/local/records/delimited-source.ts';
import type { Delimiter } from '#adapters/local/records/delimiter.ts';
import { magicOf } from '#adapters/local/records/magic.ts';
import { NdjsonSource } from '#adapters/local/records/ndjson-source.ts';
import type { Encoding } from '#adapters/local/records/open-bytes.ts';
import { ParquetSource } from '#adapters/local/records/parquet-source.ts';
import { SourceFile } from '#adapters/local/records/source-file.ts';
import { XlsxSource } from '#adapters/local/records/xlsx-source.ts';
import { AirlockError } from '#core/errors.ts';
import type { RecordSource } from '#core/ports/record-source.ts';

/** How a party's file is to be read. */
export interface ReadOptions {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter | undefined;
  /** The sheet of a workbook; found out if it is left out. */
  readonly sheet?: string | undefined;
}

/** Opens a file by what it is: Parquet and a workbook by their first bytes, NDJSON by its name, else delimited text. */
export const openRecords = async (path: string, options: ReadOptions): Promise<RecordSource> => {
  const file = await SourceFile.at(path);
  const magic = await magicOf(file);
  if (magic === 'parquet') return new ParquetSource(file);
  if (magic === 'xlsx') return new XlsxSource(file, options.sheet);
  if (options.sheet !== undefined)
    throw new AirlockError('usage', `"${path}" is no Excel workbook: leave out --sheet.`);
  if (/\.(ndjson|jsonl)(\.(gz|zst))?$/i.test(path)) return new NdjsonSource(file, options.encoding);
  return new DelimitedSource(file, options);
};
