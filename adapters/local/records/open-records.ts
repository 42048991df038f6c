import { DelimitedSource } from '#adapters/local/records/delimited-source.ts';
import type { Delimiter } from '#adapters/local/records/delimiter.ts';
import { magicOf } from '#adapters/local/records/magic.ts';
import { NdjsonSource } from '#adapters/local/records/ndjson-source.ts';
import type { Encoding } from '#adapters/local/records/open-bytes.ts';
import { ParquetSource } from '#adapters/local/records/parquet-source.ts';
import { SourceFile } from '#adapters/local/records/source-file.ts';
import type { RecordSource } from '#core/ports/record-source.ts';

/** How a party's file is to be read. */
export interface ReadOptions {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter | undefined;
}

/** Opens a file by what it is: Parquet by its first bytes, NDJSON by its name, else delimited text. */
export const openRecords = async (path: string, options: ReadOptions): Promise<RecordSource> => {
  const file = await SourceFile.at(path);
  if ((await magicOf(file)) === 'parquet') return new ParquetSource(file);
  if (/\.(ndjson|jsonl)(\.(gz|zst))?$/i.test(path)) return new NdjsonSource(file, options.encoding);
  return new DelimitedSource(file, options);
};
